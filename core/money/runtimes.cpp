#include "core/money/runtimes.h"

#include "core/money/rates.h"
#include "core/schema/countparameter.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int sampleSize = 20;
//! As the provider says; of one that answers at once and says nothing, how long that took.
const QString runningTime = u"coalesce(predict_seconds, (succeeded_at - submitted_at) / 1000.0)"_s;

double medianOf(std::vector<double> &times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

//! As `pictureCount`. What came says less: a model may leave a mask or a text beside each picture,
//! and a filter may keep some back.
QString askedPictures()
{
    QStringList parts;
    for (const QString &name : countParameterNames())
        parts.append(
            u"CASE json_type(parameters, '$.%1') WHEN 'integer' THEN json_extract(parameters, "
            "'$.%1') END"_s.arg(name));
    return u"CASE WHEN json_valid(parameters) THEN coalesce(%1, 1) ELSE 1 END"_s.arg(
        parts.join(u", "_s));
}

} // namespace

double RunTimes::typical(const Request &request) const
{
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT %1, max(1, min(%2, %3)) FROM jobs"
        " WHERE provider = ? AND model = ? AND succeeded_at IS NOT NULL AND state = 'done'"
        " AND %1 BETWEEN 0 AND ? ORDER BY succeeded_at DESC LIMIT ?"_s.arg(
            runningTime, askedPictures(), QString::number(mostPictures)),
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
