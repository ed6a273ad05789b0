#include "core/base/journal.h"

#include "core/base/visibletext.h"

#include <atomic>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace limner {
namespace {

std::atomic_bool tellsEverything = false;

//! Of syslog.
int priorityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 7;
    case QtInfoMsg:
        return 6;
    case QtWarningMsg:
        return 4;
    case QtCriticalMsg:
        return 3;
    case QtFatalMsg:
        return 2;
    }
    return 6;
}

} // namespace

bool isJournal(const QByteArray &stream, int descriptor)
{
#ifdef Q_OS_UNIX
    struct stat file = {};
    if (stream.isEmpty() || ::fstat(descriptor, &file) != 0)
        return false;
    return stream == QByteArray::number(quint64{file.st_dev}) + ':' +
                         QByteArray::number(quint64{file.st_ino});
#else
    Q_UNUSED(stream)
    Q_UNUSED(descriptor)
    return false;
#endif
}

QByteArray journalLine(QtMsgType type, const char *category, const QString &message)
{
    QString words = QString::fromLatin1(category ? category : "default") + u": "_s + message;
    // A stranger's line feed would begin an event of its own, with a priority of its own.
    words.replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
    return '<' + QByteArray::number(priorityOf(type)) + '>' + visibleText(words).toUtf8() + '\n';
}

void tellJournalEverything()
{
    tellsEverything = true;
}

bool isJournalToldEverything()
{
    return tellsEverything;
}

} // namespace limner
