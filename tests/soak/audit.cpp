#include "tests/soak/audit.h"

#include "core/base/digest.h"

#include <QDirIterator>
#include <QImage>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

QStringList filesBelow(const QString &folder)
{
    QStringList out;
    for (QDirIterator it{folder, QDir::Files | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories};
         it.hasNext();)
        out.append(it.next());
    out.sort();
    return out;
}

QImage decoded(const QByteArray &bytes)
{
    return QImage::fromData(bytes).convertToFormat(QImage::Format_ARGB32);
}

QByteArray contents(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

Audit::Audit(const Scenario &scenario, QString library, Providers &providers, HttpClient &http,
             S3Client &bucket)
    : m_scenario{scenario}
    , m_library{std::move(library)}
    , m_providers{providers}
    , m_http{http}
    , m_bucket{bucket}
{}

QCoro::Task<Verdict> Audit::run(Verdict verdict)
{
    m_verdict = std::move(verdict);
    readLibrary();
    checkFiles();
    co_await checkProvider();
    for (const SimSale &sale : m_providers.sales())
        checkSale(sale);
    checkJobs();
    checkLedger();
    co_await checkBucket();
    if (m_providers.keysLeaked() > 0)
        find(u"a key went to a delivery host"_s);
    co_return std::move(m_verdict);
}

QCoro::Task<Verdict> Audit::runRebuilt(Verdict verdict)
{
    m_verdict = std::move(verdict);
    m_verdict.stored = 0;
    readLibrary();
    checkFiles();
    if (static_cast<int>(m_pictures.size()) != m_verdict.pictures)
        find(u"%1 of %2 pictures are on record again"_s.arg(m_pictures.size())
                 .arg(m_verdict.pictures));
    co_await checkBucket();
    co_return std::move(m_verdict);
}

void Audit::readLibrary()
{
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        reader.setDatabaseName(m_library + u"/library.sqlite"_s);
        reader.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (!reader.open())
            find(u"the library cannot be opened: "_s + reader.lastError().text());
        QSqlQuery query{reader};
        for (const QString &check : {u"PRAGMA integrity_check"_s, u"PRAGMA foreign_key_check"_s}) {
            query.exec(check);
            while (query.next()) {
                if (query.value(0).toString() != u"ok"_s)
                    find(check + u": "_s + query.value(0).toString());
            }
        }
        query.exec(
            u"SELECT id, state, prompt, remote_id, cancel_asked AND billed IS NULL FROM jobs"_s);
        while (query.next()) {
            JobRow &job = m_jobs[query.value(0).toString()];
            job.state = query.value(1).toString();
            job.prompt = query.value(2).toString();
            job.remoteId = query.value(3).toString();
            job.isGivenUp = job.state == u"cancelled"_s && query.value(4).toBool();
        }
        query.exec(u"SELECT job_id, kind, amount FROM ledger"_s);
        while (query.next()) {
            JobRow &job = m_jobs[query.value(0).toString()];
            const QString kind = query.value(1).toString();
            (kind == u"reserve"_s ? job.reserves : job.ends) += 1;
            if (kind == u"settle"_s)
                m_settled += query.value(2).toDouble();
        }
        query.exec(u"SELECT job_id, output_index, path, sha256, object_key, state FROM artworks"
                   " LEFT JOIN uploads ON artwork_id = artworks.id"_s);
        while (query.next()) {
            Picture picture;
            picture.path = m_library + u"/originals/"_s + query.value(2).toString();
            picture.sha256 = query.value(3).toString().toLatin1();
            picture.key = query.value(4).toString();
            picture.state = query.value(5).toString();
            m_pictures[{query.value(0).toString(), query.value(1).toInt()}] = picture;
        }
    }
    QSqlDatabase::removeDatabase(name);
}

void Audit::checkFiles()
{
    QStringList expected;
    for (const auto &[place, picture] : m_pictures)
        expected.append(picture.path);
    expected.sort();
    QStringList orphans = filesBelow(m_library + u"/originals"_s);
    for (const QString &path : expected) {
        if (!orphans.removeOne(path))
            find(u"on record, but not on disk: "_s + path);
    }
    for (const QString &path : orphans)
        find(u"on disk, but not on record: "_s + path);
    for (const QString &path : filesBelow(m_library + u"/.."_s)) {
        const QString file = path.section(u'/', -1);
        const bool isTemporary = path.contains(u"/incoming/"_s) || file.contains(u".part"_s) ||
                                 file.endsWith(u".tmp"_s) || file.startsWith(u".probe"_s) ||
                                 file.contains(u".rmlock"_s);
        if (isTemporary)
            find(u"left behind: "_s + path);
    }
}

const SoakJob *Audit::jobOf(const QString &prompt) const
{
    for (const SoakJob &job : m_scenario.jobs) {
        if (job.prompt == prompt)
            return &job;
    }
    return nullptr;
}

QString Audit::promptOf(const QString &remoteId) const
{
    const auto row = std::find_if(m_jobs.begin(), m_jobs.end(), [&remoteId](const auto &one) {
        return one.second.remoteId == remoteId;
    });
    return row == m_jobs.end() ? u"removed "_s + remoteId : row->second.prompt;
}

QString Audit::rowOf(const SoakJob &job) const
{
    const bool isThere = m_jobs.contains(job.id);
    const auto twin = std::find_if(m_jobs.begin(), m_jobs.end(), [&job](const auto &row) {
        return row.second.prompt == job.prompt;
    });
    return isThere || twin == m_jobs.end() ? job.id : twin->first;
}

bool Audit::isDeleted(const SoakJob &job) const
{
    return m_scenario.situation == Situation::Deleted && job.id == m_scenario.jobs.front().id;
}

AsyncResult<QByteArray> Audit::get(QByteArray url, bool withToken)
{
    HttpRequest request;
    request.url = std::move(url);
    if (withToken)
        request.headers.emplace_back("Authorization",
                                     "Bearer " + m_providers.replicate().options.token);
    const Result<HttpResponse> answer = co_await m_http.send(std::move(request), std::stop_token());
    if (!answer)
        co_return propagate(answer);
    co_return answer->body;
}

QCoro::Task<> Audit::checkProvider()
{
    const Result<QByteArray> answer =
        co_await get(m_providers.replicate().baseUrl() + "/v1/predictions", true);
    const Result<Json> list = answer ? parseJson(*answer) : Result<Json>{propagate(answer)};
    if (!list) {
        find(u"the provider cannot be asked: "_s + list.error().message);
        co_return;
    }
    for (const Json &prediction : memberAt(*list, "results")) {
        Json one = prediction;
        co_await checkPrediction(std::move(one));
    }
}

QCoro::Task<> Audit::checkPrediction(Json prediction)
{
    const bool isRemoved = boolAt(prediction, "data_removed", false);
    const QString prompt = isRemoved ? promptOf(textAt(prediction, "id"))
                                     : textAt(memberAt(prediction, "input"), "prompt");
    const SoakJob *const job = jobOf(prompt);
    if (!job) {
        find(u"made for nobody: "_s + prompt);
        co_return;
    }
    if (m_creates[job->id]++ > 0)
        ++m_verdict.doubleCreates;
    if (!isRemoved && textAt(memberAt(prediction, "input"), "image") != job->image)
        find(u"%1 was made from another picture"_s.arg(job->id));
    int index = 0;
    for (const Json &output : memberAt(prediction, "output")) {
        QByteArray url = toText(output).toLatin1();
        if (!isDeleted(*job))
            co_await checkOutput(*job, std::move(url), index);
        else if (m_pictures.contains({job->id, index}))
            find(u"picture %1 of %2 was deleted, and is still there"_s.arg(index + 1).arg(job->id));
        ++index;
    }
}

QCoro::Task<> Audit::checkOutput(const SoakJob &job, QByteArray url, int index)
{
    const Result<QByteArray> served = co_await get(std::move(url), false);
    const auto kept = m_pictures.find({rowOf(job), index});
    const QByteArray bytes = kept == m_pictures.end() ? QByteArray{} : contents(kept->second.path);
    const bool isSafe = served && !bytes.isEmpty() && sha256Hex(bytes) == kept->second.sha256 &&
                        !decoded(*served).isNull() && decoded(bytes) == decoded(*served);
    if (isSafe)
        ++m_verdict.pictures;
    else
        ++m_verdict.lost;
    if (!isSafe)
        find(u"picture %1 of %2 (%3) is %4"_s.arg(index + 1).arg(
            job.id, job.prompt,
            bytes.isEmpty() ? u"not on disk"_s : u"not what was served or recorded"_s));
}

//! Only an answer that never arrived, or was cut, leaves a question.
bool Audit::mayBeUncertain(const SoakJob &job) const
{
    const bool isMarked = job.prompt.contains(u"[[lost]]"_s) || job.prompt.contains(u"[[cut]]"_s);
    return job.isUnlisted() && (isMarked || m_verdict.kills > 0);
}

void Audit::checkSale(const SimSale &sale)
{
    const SoakJob *const job = jobOf(sale.prompt);
    if (!job) {
        find(u"sold to nobody: "_s + sale.prompt);
        return;
    }
    if (m_creates[job->id]++ > 0)
        ++m_verdict.doubleCreates;
    const auto row = m_jobs.find(rowOf(*job));
    if (row != m_jobs.end() && row->second.state == u"uncertain"_s)
        m_open += sale.amount;
    else if (row != m_jobs.end() && row->second.isGivenUp)
        ++m_verdict.uncertain; // the artist decided about what nobody could look up, and it counts
                               // as paid
    else if (!isDeleted(*job)) {
        const auto pictures = static_cast<int>(sale.pictures.size());
        for (int index = 0; index < pictures; ++index)
            checkSold(*job, sale.pictures.at(index), index);
    }
}

void Audit::checkSold(const SoakJob &job, const QByteArray &served, int index)
{
    const auto kept = m_pictures.find({rowOf(job), index});
    const bool isKept = kept != m_pictures.end();
    const QByteArray bytes = isKept ? contents(kept->second.path) : QByteArray{};
    if (!isKept && job.prompt.contains(u"[[cut]]"_s))
        return; // it never arrived whole; it was paid, and the ledger says so
    const bool isSafe = isKept && sha256Hex(bytes) == kept->second.sha256 &&
                        !decoded(bytes).isNull() && decoded(bytes) == decoded(served);
    ++(isSafe ? m_verdict.pictures : m_verdict.lost);
    if (!isSafe)
        find(u"picture %1 of %2 (%3) is %4"_s.arg(index + 1).arg(
            job.id, job.prompt,
            bytes.isEmpty() ? u"not on disk"_s : u"not what was delivered or recorded"_s));
}

void Audit::checkJobs()
{
    for (const SoakJob &job : m_scenario.jobs) {
        const int creates = m_creates[job.id];
        m_verdict.jobs += creates > 0;
        const auto row = m_jobs.find(rowOf(job));
        const QString state = row == m_jobs.end() ? u"absent"_s : row->second.state;
        m_verdict.uncertain += state == u"uncertain"_s;
        const bool neverSent = creates == 0 && (state == u"failed"_s || state == u"cancelled"_s);
        const bool isOver = state == u"done"_s || state == u"failed"_s || state == u"cancelled"_s ||
                            state == u"uncertain"_s;
        if (!isOver)
            find(u"%1 (%2) is %3 in the end"_s.arg(job.id, job.prompt, state));
        if (creates > 0 && state == u"uncertain"_s && !mayBeUncertain(job))
            find(u"%1 (%2) is uncertain, and nothing was lost that cannot be looked up"_s.arg(
                job.id, job.prompt));
        if (creates != 1 && !neverSent && state != u"uncertain"_s)
            find(u"%1 (%2): %3 creates, %4"_s.arg(job.id, job.prompt).arg(creates).arg(state));
    }
}

void Audit::checkLedger()
{
    for (const auto &[id, job] : m_jobs) {
        const bool isEven = job.reserves == job.ends || job.state == u"uncertain"_s;
        if (job.reserves > 1 || !isEven)
            find(u"%1 is reserved %2 times and settled or refunded %3 times"_s.arg(id)
                     .arg(job.reserves)
                     .arg(job.ends));
    }
    m_verdict.ledgerDifference = m_settled - (m_providers.charged() - m_open);
    if (qAbs(m_verdict.ledgerDifference) > 1e-6)
        find(u"the ledger says %1, the provider charged %2"_s.arg(m_settled, 0, 'f', 6)
                 .arg(m_providers.charged() - m_open, 0, 'f', 6));
}

QCoro::Task<> Audit::checkBucket()
{
    const Result<ObjectPage> listed =
        co_await m_bucket.list(QString(), QString(), std::stop_token());
    if (!listed) {
        find(u"the bucket cannot be listed: "_s + listed.error().message);
        co_return;
    }
    std::map<QString, QByteArray> objects; // key to MD5, as the store sees it
    for (const ObjectInfo &object : listed->objects)
        objects[object.key] = object.etag;
    for (const auto &[place, picture] : m_pictures) {
        const auto object = objects.find(picture.key);
        const bool isStored = picture.state == u"stored"_s && object != objects.end() &&
                              object->second == md5(contents(picture.path)).toHex();
        m_verdict.stored += isStored;
        if (!isStored)
            find(u"picture %1 of %2 is not in the bucket as on disk: %3"_s.arg(place.second + 1)
                     .arg(place.first, picture.state));
        if (object != objects.end())
            objects.erase(object);
    }
    for (const auto &[key, etag] : objects)
        find(u"in the bucket, but nobody's: "_s + key);
}

} // namespace limner::test
