#include "core/library/lineage.h"

#include "core/schema/inputname.h"

using namespace Qt::StringLiterals;

namespace limner {

Result<> noteInputs(Database &database, const QString &jobId, const Json &parameters)
{
    for (const QString &name : inputNamesIn(parameters)) {
        const Result<QSqlQuery> done =
            database.run(u"INSERT OR IGNORE INTO job_inputs (job_id, sha256) VALUES (?, ?)"_s,
                         {jobId, digestOf(name)});
        if (!done)
            return propagate(done);
    }
    return {};
}

} // namespace limner
