#include "core/money/runtimes.h"

#include "core/money/rates.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int sampleSize = 20;

} // namespace

double RunTimes::typical(const QString &provider, const QString &model) const
{
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT predict_seconds FROM jobs WHERE provider = ? AND model = ?"
                       " AND succeeded_at IS NOT NULL AND state = 'done' AND predict_seconds BETWEEN 0 AND ?"
                       " ORDER BY succeeded_at DESC LIMIT ?"_s,
                       {provider, model, longestPredictSeconds, sampleSize});
    std::vector<double> times;
    while (rows && rows->next())
        times.push_back(rows->value(0).toDouble());
    if (times.empty())
        return -1;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

} // namespace limner
