#include "core/base/log.h"

#include "core/base/journal.h"
#include "core/base/secret.h"
#include "core/base/visibletext.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMutex>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace limner {

Q_LOGGING_CATEGORY(lcApp, "limner.app")
Q_LOGGING_CATEGORY(lcNet, "limner.net")
Q_LOGGING_CATEGORY(lcProvider, "limner.provider")
Q_LOGGING_CATEGORY(lcStore, "limner.store")
Q_LOGGING_CATEGORY(lcLibrary, "limner.library")
Q_LOGGING_CATEGORY(lcJobs, "limner.jobs")
Q_LOGGING_CATEGORY(lcUi, "limner.ui")

namespace {

constexpr qint64 fileLimit = 1 << 20;
constexpr int keptFiles = 4;

QMutex mutex;
QFile file;
QtMessageHandler previous = nullptr;
bool goesToJournal = false;

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    default:
        return "error";
    }
}

void rotate()
{
    const QString base = file.fileName();
    file.close();
    QFile::remove(base + u'.' + QString::number(keptFiles));
    for (int i = keptFiles - 1; i >= 1; --i)
        QFile::rename(base + u'.' + QString::number(i), base + u'.' + QString::number(i + 1));
    QFile::rename(base, base + u".1"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        std::fputs("limner: the log file cannot be opened again\n", stderr);
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString safe = redacted(message);
    const QString line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + u' ' +
                         QLatin1StringView(levelName(type)) + u' ' +
                         QLatin1StringView(context.category ? context.category : "default") +
                         u": "_s + safe + u'\n';
    const QByteArray bytes = visibleText(line).toUtf8(); // strangers' words are in it
    const QMutexLocker lock{&mutex};
    if (file.isOpen()) {
        file.write(bytes);
        file.flush();
        if (file.size() > fileLimit)
            rotate();
    }
    const bool isWarning = type != QtDebugMsg && type != QtInfoMsg;
    if (goesToJournal && (isWarning || (isJournalToldEverything() && type == QtInfoMsg)))
        std::fputs(journalLine(type, context.category, safe).constData(), stderr);
    else if (isWarning)
        std::fputs(bytes.constData(), stderr);
}

} // namespace

LogFile::LogFile(const QString &folder)
{
    const QMutexLocker lock{&mutex};
    constexpr int errors = 2;
    goesToJournal = isJournal(qgetenv("JOURNAL_STREAM"), errors);
    QDir{}.mkpath(folder);
    file.setFileName(folder + u"/limner.log"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        std::fputs("limner: no log file, the folder cannot be written\n", stderr);
    previous = qInstallMessageHandler(write);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(previous);
    const QMutexLocker lock{&mutex};
    file.close();
}

} // namespace limner
