#pragma once

#include "core/base/file.h"
#include "core/queue/jobqueue.h"
#include "core/library/rebuild.h"
#include "core/net/httpclient.h"
#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/pictures.h"

#include <QSqlDatabase>
#include <QtTest>

#include <functional>

namespace limner::test {

using namespace Qt::StringLiterals;

//! A program on a library, that can be closed and started again.
struct Home {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    FakeStore store{clock};
    std::unique_ptr<Library> library;
    std::unique_ptr<Rebuild> rebuild;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<JobQueue> queue;

    Home()
    {
        auto made = std::make_unique<FakeProvider>(clock);
        provider = made.get();
        catalog.add(std::move(made));
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->lookAnswers = {listed()};
        open();
    }
    ~Home() { close(); }

    QString database() const { return folder.filePath(u"library.sqlite"_s); }
    void open()
    {
        library = *Library::open(folder.path(), clock);
        rebuild = std::make_unique<Rebuild>(*library);
        outbox = std::make_unique<Outbox>(*library, store, clock);
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
        QObject::connect(&queue->board(), &JobBoard::artworkKept, outbox.get(), &Outbox::wake);
        QObject::connect(rebuild.get(), &Rebuild::done, outbox.get(), &Outbox::wake);
        rebuild->start();
        queue->start();
        outbox->start();
    }
    void close()
    {
        if (queue)
            QCoro::waitFor(queue->shutdown());
        if (outbox)
            QCoro::waitFor(outbox->shutdown());
        rebuild.reset();
        queue.reset();
        outbox.reset();
        library.reset();
    }
    //! Two pictures, uploaded.
    QString make(qint64 seed, const QString &id = {})
    {
        provider->pollAnswers = {remote(RemoteStatus::Succeeded,
                                        {pngUri(static_cast<int>(seed)), pngUri(int(seed) + 50)})};
        JobDraft draft;
        draft.request = request(seed);
        draft.seedFixed = true;
        draft.id = id;
        const QString made = queue->intake().submit(draft).value_or(Ticket{}).jobId;
        const bool done = driveUntil(clock, [&] {
            return queue->board().job(made).value_or(Job{}).state == JobState::Done &&
                   outbox->openCount() == 0 && queue->board().counts() == QueueCounts{};
        });
        return done ? made : QString{};
    }
    bool settled()
    {
        return driveUntil(clock, [&] { return !rebuild->isRunning() && outbox->openCount() == 0; });
    }
    std::vector<Artwork> all()
    {
        std::vector<Artwork> out;
        for (const ArtworkRow &row : library->rows({}))
            out.push_back(*library->artwork(row.id));
        return out;
    }
    QStringList damaged() const
    {
        return QDir{folder.path()}.entryList({u"library.sqlite.damaged-*"_s}, QDir::Files);
    }
};

using Damage = std::function<void(const QString &)>;

inline void overwrite(const QString &file, qint64 at, const QByteArray &bytes)
{
    QFile out{file};
    QVERIFY(out.open(QIODevice::ReadWrite));
    QVERIFY(out.seek(at));
    QCOMPARE(out.write(bytes), bytes.size());
}

//! The page where a table begins.
inline int rootPage(const QString &file, const QString &table)
{
    int page = 0;
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"peek"_s);
        reader.setDatabaseName(file);
        QSqlQuery query{reader};
        if (reader.open() &&
            query.exec(u"SELECT rootpage FROM sqlite_schema WHERE name = '%1'"_s.arg(table)) &&
            query.next())
            page = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(u"peek"_s);
    return page;
}

} // namespace limner::test
