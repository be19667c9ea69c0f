#pragma once

#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace codong {

// A value, or the diagnostics that say why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Diagnostics diagnostics) : m_state(std::in_place_index<1>, std::move(diagnostics)) {}
    Result(Diagnostic diagnostic) : Result(Diagnostics{std::move(diagnostic)}) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Diagnostics& diagnostics() const { return std::get<1>(m_state); }

private:
    std::variant<T, Diagnostics> m_state;
};

struct Done {};
using Status = Result<Done>;

}  // namespace codong

// Evaluates to the value of a Result, or returns its diagnostics from the calling function.
#define CODONG_CONCAT_(a, b) a##b
#define CODONG_CONCAT(a, b) CODONG_CONCAT_(a, b)
#define TRY_ASSIGN(target, expression)                                                    \
    auto CODONG_CONCAT(try_result_, __LINE__) = (expression);                             \
    if (!CODONG_CONCAT(try_result_, __LINE__))                                            \
        return ::codong::Diagnostics(CODONG_CONCAT(try_result_, __LINE__).diagnostics()); \
    target = *std::move(CODONG_CONCAT(try_result_, __LINE__))
#define TRY_STATUS(expression)                                                   \
    do {                                                                         \
        auto try_status = (expression);                                          \
        if (!try_status) return ::codong::Diagnostics(try_status.diagnostics()); \
    } while (false)
