#pragma once

#include <set>
#include <utility>

namespace codong::pressing {

// Objects already dealt with, by number and generation. Direct objects have no number and belong to one owner.
class Visited {
public:
    // True the first time, and always for direct objects (number 0).
    bool first(int number, int generation) { return number == 0 || m_seen.insert({number, generation}).second; }

private:
    std::set<std::pair<int, int>> m_seen;
};

}  // namespace codong::pressing
