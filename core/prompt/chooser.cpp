#include "core/prompt/chooser.h"

#include <algorithm>

namespace limner {

int OdometerChooser::choose(int count)
{
    if (count < 2)
        return 0;
    if (m_at == m_wheels.size())
        m_wheels.push_back({0, count});
    return m_wheels[m_at++].value;
}

std::vector<int> OdometerChooser::pick(const std::vector<double> &weights, int least, int most)
{
    const int all = static_cast<int>(weights.size());
    const int picks = least + choose(most - least + 1);
    std::vector<int> out;
    int next = 0;
    for (int i = 0; i < picks; ++i) {
        // Enough must be left for the picks that follow.
        next += choose(all - next - (picks - 1 - i));
        out.push_back(next++);
    }
    return out;
}

bool OdometerChooser::next()
{
    m_at = 0;
    while (!m_wheels.empty() && m_wheels.back().value + 1 >= m_wheels.back().count)
        m_wheels.pop_back();
    if (m_wheels.empty())
        return false;
    ++m_wheels.back().value;
    return true;
}

quint64 DiceChooser::draw()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    quint64 mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

double DiceChooser::fraction()
{
    return static_cast<double>(draw() >> 11) * 0x1.0p-53;
}

std::vector<int> DiceChooser::pick(const std::vector<double> &weights, int least, int most)
{
    const int picks = least + static_cast<int>(fraction() * (most - least + 1));
    std::vector<double> left = weights;
    std::vector<int> out;
    for (int i = 0; i < picks; ++i) {
        double sum = 0;
        for (const double weight : left)
            sum += weight;
        double at = fraction() * sum;
        int chosen = -1;
        for (size_t k = 0; k < left.size(); ++k) {
            if (left[k] <= 0)
                continue;
            chosen = static_cast<int>(k); // the last one, should rounding lead beyond it
            if (at < left[k])
                break;
            at -= left[k];
        }
        if (chosen < 0)
            break;
        left[static_cast<size_t>(chosen)] = 0;
        out.push_back(chosen);
    }
    return out;
}

} // namespace limner
