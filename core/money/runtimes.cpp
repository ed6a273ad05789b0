#include "core/money/runtimes.h"

#include "core/money/rates.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int sampleSize = 20;

double medianOf(std::vector<double> &times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

} // namespace

double RunTimes::typical(const Request &request) const
{
    // Rows of a rebuilt library know their pictures only.
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT predict_seconds, max(1, json_array_length(outputs),"
        " (SELECT count(*) FROM artworks WHERE job_id = jobs.id)) FROM jobs"
        " WHERE provider = ? AND model = ? AND succeeded_at IS NOT NULL AND state = 'done'"
        " AND predict_seconds BETWEEN 0 AND ? ORDER BY succeeded_at DESC LIMIT ?"_s,
        {request.provider, request.model, longestPredictSeconds, sampleSize});
    std::map<int, std::vector<double>> times; // by number of pictures
    while (rows && rows->next())
        times[rows->value(1).toInt()].push_back(rows->value(0).toDouble());
    if (times.empty())
        return -1;
    const int asked = pictureCount(request);
    auto &[pictures, seconds] =
        *std::min_element(times.begin(), times.end(), [asked](const auto &a, const auto &b) {
            return std::abs(a.first - asked) < std::abs(b.first - asked);
        });
    return medianOf(seconds) * asked / pictures;
}

} // namespace limner
