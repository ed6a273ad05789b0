// The command line of Limner in a body that dies at a named moment of its own: right after a
// commit, or around what it does to a picture's file. Moments from outside (requests, any time)
// need no such body; the harness kills the real program there.
//
//     limner_mortal <name of the moment> <which time> <limner's arguments, or the hand's>

#include "app/cli/commandline.h"
#include "app/launch.h"
#include "app/cli/terminal.h"
#include "core/database/database.h"
#include "tests/soak/hand.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>
#include <dlfcn.h>
#include <map>
#include <unistd.h>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QByteArray fatalMoment;
int livesLeft = 0;

//! A real SIGKILL: no destructor, no flush, no exit handler.
void pass(const QByteArray &moment)
{
    if (moment == fatalMoment && --livesLeft == 0)
        ::kill(::getpid(), SIGKILL);
}

//! What is on record, as far as it names a commit.
struct Record {
    std::map<QString, QString> jobs;    // id to state
    std::map<QString, QString> uploads; // artwork to state
    int cancels = 0;
    int pictures = 0;
    int trashed = 0;
    int deletions = 0; // objects that have to leave the store
    int version = 0;
};

Record readRecord(const QString &file)
{
    Record out;
    {
        // Another connection than the program's own: it sees only what is committed.
        QSqlDatabase reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"mortal"_s);
        reader.setDatabaseName(file);
        reader.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        QSqlQuery query{reader};
        if (reader.open() && query.exec(u"PRAGMA user_version"_s) && query.next())
            out.version = query.value(0).toInt();
        query.exec(u"SELECT id, state, cancel_asked FROM jobs"_s);
        while (query.next()) {
            out.jobs[query.value(0).toString()] = query.value(1).toString();
            out.cancels += query.value(2).toInt();
        }
        query.exec(u"SELECT artwork_id, state FROM uploads"_s);
        while (query.next())
            out.uploads[query.value(0).toString()] = query.value(1).toString();
        if (query.exec(u"SELECT count(*), count(trashed_at) FROM artworks"_s) && query.next()) {
            out.pictures = query.value(0).toInt();
            out.trashed = query.value(1).toInt();
        }
        if (query.exec(u"SELECT count(*) FROM deletions"_s) && query.next())
            out.deletions = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(u"mortal"_s);
    return out;
}

QString nameOfCommit(const Record &before, const Record &after)
{
    if (before.version != after.version)
        return u"library made"_s;
    for (const auto &[id, state] : after.jobs) {
        const auto known = before.jobs.find(id);
        if (known == before.jobs.end())
            return u"job "_s + state;
        if (known->second != state)
            return state == u"queued"_s ? u"job queued again"_s : u"job "_s + state;
    }
    if (after.jobs.size() < before.jobs.size())
        return u"job withdrawn"_s;
    if (after.pictures > before.pictures)
        return u"picture kept"_s;
    if (after.pictures < before.pictures)
        return u"picture deleted"_s;
    if (after.trashed > before.trashed)
        return u"picture trashed"_s;
    if (after.deletions < before.deletions)
        return u"object removed"_s;
    for (const auto &[id, state] : after.uploads) {
        const auto known = before.uploads.find(id);
        if (known != before.uploads.end() && known->second != state)
            return u"upload "_s + state;
    }
    return after.cancels != before.cancels ? u"cancel asked"_s : u"a note"_s;
}

template <typename Function>
Function *original(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

// These stand before the C library's own for everything in this process.
extern "C" int rename(const char *from, const char *to) noexcept
{
    static auto *const real = original<int(const char *, const char *)>("rename");
    const bool isPicture = QByteArrayView{to}.indexOf("/originals/") >= 0;
    if (isPicture)
        pass("before the rename");
    const int result = real(from, to);
    if (isPicture)
        pass("after the rename");
    return result;
}

extern "C" int fsync(int handle)
{
    static auto *const real = original<int(int)>("fsync");
    const int result = real(handle);
    QByteArray path(4096, '\0');
    const ssize_t length = ::readlink(("/proc/self/fd/" + QByteArray::number(handle)).constData(),
                                      path.data(), static_cast<size_t>(path.size()));
    path.truncate(std::max<ssize_t>(length, 0));
    if (path.contains("/answers/"))
        pass("answer synced");
    else if (path.contains("/incoming/"))
        pass("picture synced");
    else if (path.contains("/originals"))
        pass("folder synced");
    return result;
}

int main(int argc, char *argv[])
{
    if (argc < 4)
        return 2;
    fatalMoment = argv[1];
    livesLeft = std::atoi(argv[2]);
    QCoreApplication::setApplicationName(u"limner"_s);
    QCoreApplication::setOrganizationName(u"limner"_s);
    const QCoreApplication qt{argc, argv};
    const QStringList words = qt.arguments().mid(3);
    const bool isHand = test::isForHand(words);
    const Result<CommandLine> line =
        isHand ? Result<CommandLine>{CommandLine{}} : parseCommandLine(words);
    if (!line)
        return 2;
    const QString file = makeLaunch(*line).library + u"/library.sqlite"_s;
    Database::setCommitHook([file, before = readRecord(file)](int) mutable {
        Record now = readRecord(file);
        pass(nameOfCommit(before, now).toUtf8());
        before = std::move(now);
    });
    return isHand ? test::runHand(words) : runTerminal(*line);
}
