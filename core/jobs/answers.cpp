#include "core/jobs/answers.h"

#include "core/base/digest.h"
#include "core/base/file.h"

#include <QDir>
#include <QFile>

#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! An id may be any text that a script thought of.
QString nameOf(const QString &jobId)
{
    return QString::fromLatin1(sha256Hex(jobId.toUtf8())) + u".json"_s;
}

//! Something may still come out of it, now or when it is fetched again.
bool isNeeded(const Job &job)
{
    return !isFinished(job.state) || (job.state != JobState::Done && !job.outputs.isEmpty());
}

} // namespace

Answers::Answers(const QString &folder)
    : m_folder{folder + u"/answers"_s}
{}

QString Answers::fileOf(const QString &jobId) const
{
    return m_folder + u'/' + nameOf(jobId);
}

bool Answers::has(const QString &jobId) const
{
    return QFile::exists(fileOf(jobId));
}

Result<> Answers::expect(const QString &jobId) const
{
    if (Result<> made = createFolder(m_folder); !made)
        return made;
    if (has(jobId) && !QFile::remove(fileOf(jobId)))
        return fail(ErrorKind::Io, fileOf(jobId));
    return syncFile(m_folder);
}

void Answers::settle(const QString &jobId, JobStore &jobs) const
{
    if (!has(jobId))
        return;
    const std::optional<Job> job = jobs.job(jobId);
    if (job && !isNeeded(*job))
        QFile::remove(fileOf(jobId));
}

void Answers::dropUseless(JobStore &jobs) const
{
    const QStringList names = QDir{m_folder}.entryList(QDir::Files);
    if (names.isEmpty())
        return;
    std::set<QString> needed;
    for (const Job &job : jobs.withOpenOutputs())
        needed.insert(nameOf(job.id));
    for (const QString &name : names) {
        if (!needed.contains(name))
            QFile::remove(m_folder + u'/' + name);
    }
}

} // namespace limner
