#pragma once

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

#include "compose/compose.h"
#include "job/plan.h"
#include "job/prepare.h"

namespace codong::test {

// The pages that a job would make, composed in this process.
class ComposedPages {
public:
    explicit ComposedPages(JobOptions options, const std::string& data = data_folder())
        : m_options(std::move(options)), m_data(data) {
        m_plan = must(make_plan(m_options, m_data));
        m_world = must(prepare_world(*m_plan, m_data));
        m_shaper = must(Shaper::create(m_world->fonts->faces()));
    }

    static std::string data_folder() {
        const char* copy = std::getenv("CODONG_DATA");
        return copy && *copy ? copy : CODONG_SOURCE_DIR;
    }

    const std::vector<Piece>& pieces() const { return m_plan->pieces; }
    const World& world() const { return *m_world; }
    int shape_calls() const { return m_shaper->shape_calls(); }

    Result<Composed> compose(const Piece& piece) {
        const Fields fields = fields_of(piece.unit, *m_plan, *piece.message);
        return codong::compose(*m_world, *m_shaper, compose_request(piece, *m_plan, fields));
    }
    Composed composed(const Piece& piece) { return must(compose(piece)); }

    template <class T>
    static T must(Result<T> result) {
        if (!result) throw std::runtime_error(format_diagnostic(result.diagnostics().front(), Language::English));
        return *std::move(result);
    }

private:
    JobOptions m_options;
    DataFiles m_data;
    std::unique_ptr<JobPlan> m_plan;
    std::shared_ptr<World> m_world;
    std::unique_ptr<Shaper> m_shaper;
};

}  // namespace codong::test
