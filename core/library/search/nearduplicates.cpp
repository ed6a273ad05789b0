#include "core/library/search/nearduplicates.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace limner {
namespace {

constexpr int mostWaves = 4; // that differ
constexpr int mostColour = 3;
//! Five parts: of at most four waves that differ, each spoils one, and one is left the same.
constexpr int parts = 5;
constexpr int partBits = 13;
//! Of pictures with the same part; more would be a library of one picture, or made to hurt.
constexpr size_t mostCompared = 512;

bool isSame(const PictureSignature &a, const PictureSignature &b)
{
    return shapeDistance(a.shape, b.shape) <= mostWaves &&
           colourDistance(a.colours, b.colours) <= mostColour;
}

//! Which pictures belong together (union-find).
class Groups {
public:
    explicit Groups(size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), size_t{0});
    }

    [[nodiscard]] size_t rootOf(size_t one)
    {
        while (m_parent[one] != one) {
            m_parent[one] = m_parent[m_parent[one]];
            one = m_parent[one];
        }
        return one;
    }

    void unite(size_t a, size_t b)
    {
        const size_t first = rootOf(a);
        const size_t second = rootOf(b);
        m_parent[std::max(first, second)] = std::min(first, second);
    }

private:
    std::vector<size_t> m_parent;
};

//! One of each that look exactly alike; the others join it.
std::vector<size_t> differing(const std::vector<SignedPicture> &pictures, Groups &groups)
{
    std::vector<size_t> sorted(pictures.size());
    std::iota(sorted.begin(), sorted.end(), size_t{0});
    const auto look = [&pictures](size_t i) {
        return std::tuple{pictures[i].signature.shape, pictures[i].signature.colours};
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&look](size_t a, size_t b) { return look(a) < look(b); });
    std::vector<size_t> out;
    for (const size_t one : sorted) {
        if (!out.empty() && look(out.back()) == look(one))
            groups.unite(out.back(), one);
        else
            out.push_back(one);
    }
    return out;
}

//! In the order of this part of their shape (counting sort).
std::vector<size_t> sortedByPart(const std::vector<SignedPicture> &pictures,
                                 const std::vector<size_t> &which, int part,
                                 std::array<size_t, (1 << partBits) + 1> &begins)
{
    const auto valueOf = [&](size_t i) {
        return size_t(pictures[i].signature.shape >> (part * partBits) & ((1 << partBits) - 1));
    };
    begins.fill(0);
    for (const size_t one : which)
        ++begins[valueOf(one) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<size_t> out(which.size());
    std::array<size_t, (1 << partBits) + 1> next = begins;
    for (const size_t one : which)
        out[next[valueOf(one)]++] = one;
    return out;
}

void joinNear(const std::vector<SignedPicture> &pictures, const std::vector<size_t> &which,
              Groups &groups)
{
    std::array<size_t, (1 << partBits) + 1> begins = {};
    for (int part = 0; part < parts; ++part) {
        const std::vector<size_t> sorted = sortedByPart(pictures, which, part, begins);
        for (size_t value = 0; value + 1 < begins.size(); ++value) {
            for (size_t i = begins[value]; i < begins[value + 1]; ++i) {
                const size_t end = std::min(begins[value + 1], i + 1 + mostCompared);
                for (size_t j = i + 1; j < end; ++j) {
                    if (isSame(pictures[sorted[i]].signature, pictures[sorted[j]].signature))
                        groups.unite(sorted[i], sorted[j]);
                }
            }
        }
    }
}

} // namespace

std::vector<std::vector<ArtworkId>> nearDuplicates(const std::vector<SignedPicture> &pictures)
{
    Groups groups{pictures.size()};
    joinNear(pictures, differing(pictures, groups), groups);
    std::vector<size_t> sizes(pictures.size());
    for (size_t i = 0; i < pictures.size(); ++i)
        ++sizes[groups.rootOf(i)];
    std::vector<std::vector<ArtworkId>> out;
    std::unordered_map<size_t, size_t> places;
    for (size_t i = 0; i < pictures.size(); ++i) {
        const size_t root = groups.rootOf(i);
        if (sizes[root] < 2)
            continue;
        const auto [place, isNew] = places.emplace(root, out.size());
        if (isNew)
            out.emplace_back();
        out[place->second].push_back(pictures[i].id);
    }
    return out;
}

} // namespace limner
