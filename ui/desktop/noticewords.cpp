#include "ui/desktop/noticewords.h"

#include "core/base/visibletext.h"
#include "ui/queue/jobwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NoticeWords)
};

constexpr qsizetype longestLine = 120;
constexpr size_t mostLines = 3;

QString oneLine(const QString &text)
{
    QString line = visibleText(text.left(4 * longestLine).simplified());
    if (line.size() <= longestLine)
        return line;
    QString cut = line.left(longestLine);
    if (cut.back().isHighSurrogate())
        cut.chop(1);
    return cut + u'…';
}

struct Sum {
    int pictures = 0;
    int done = 0;
    int failed = 0;
    const Job *trouble = nullptr; //!< the last
};

Sum sumOf(const std::vector<EndedJobs> &ended)
{
    Sum out;
    for (const EndedJobs &one : ended) {
        out.pictures += static_cast<int>(one.pictures.size());
        out.done += one.done;
        out.failed += one.failed;
        if (one.trouble)
            out.trouble = &*one.trouble;
    }
    return out;
}

//! A job that failed without an error was cancelled at its provider.
ErrorText troubleText(const Job &job)
{
    ErrorText text = jobErrorText(job);
    if (text.what.isEmpty())
        text.what = Text::tr("The provider cancelled it");
    return text;
}

QString failedText(const Sum &sum)
{
    if (sum.failed > 1)
        return Text::tr("%1 jobs failed").arg(sum.failed);
    return sum.done > 0 ? Text::tr("1 job failed") : troubleText(*sum.trouble).what;
}

QString doneText(const Sum &sum)
{
    if (sum.pictures == 0) // words, a model, a sound
        return sum.done == 1 ? Text::tr("A job is done")
                             : Text::tr("%1 jobs are done").arg(sum.done);
    return sum.pictures == 1 ? Text::tr("Picture ready")
                             : Text::tr("%1 pictures ready").arg(sum.pictures);
}

QString titleOf(const Sum &sum)
{
    if (sum.failed == 0)
        return doneText(sum);
    if (sum.done == 0)
        return failedText(sum);
    return Text::tr("%1, %2", "pictures ready, jobs failed").arg(doneText(sum), failedText(sum));
}

QString bodyOf(const std::vector<EndedJobs> &ended, const Sum &sum)
{
    QStringList lines;
    for (auto one = ended.rbegin(); one != ended.rend() && lines.size() < int(mostLines); ++one) {
        if (const QString line = oneLine(one->prompt); !line.isEmpty())
            lines << line;
    }
    if (ended.size() > mostLines)
        lines << Text::tr("and %1 more").arg(ended.size() - mostLines);
    if (sum.trouble) {
        const ErrorText text = troubleText(*sum.trouble);
        const bool isTitle = sum.done == 0 && sum.failed == 1;
        const QString why = isTitle ? (text.why + u' ' + text.next).trimmed() : text.sentence();
        if (!why.isEmpty())
            lines << oneLine(why);
    }
    return lines.join(u'\n');
}

} // namespace

DesktopNotice endNotice(const std::vector<EndedJobs> &ended)
{
    const Sum sum = sumOf(ended);
    DesktopNotice notice;
    notice.title = titleOf(sum);
    notice.body = bodyOf(ended, sum);
    notice.actions.push_back({QString::fromUtf16(defaultAction), Text::tr("Open")});
    if (sum.pictures > 0)
        notice.actions.push_back(
            {QString::fromUtf16(copyLinkAction),
             sum.pictures == 1 ? Text::tr("Copy link") : Text::tr("Copy links")});
    notice.actions.push_back({QString::fromUtf16(openAction), Text::tr("Open")});
    return notice;
}

DesktopNotice copiedNotice(int links)
{
    DesktopNotice notice;
    notice.title = links == 1 ? Text::tr("Link copied") : Text::tr("%1 links copied").arg(links);
    return notice;
}

DesktopNotice notCopiedNotice(const QString &why)
{
    DesktopNotice notice;
    notice.title = Text::tr("The link is not copied");
    notice.body = oneLine(why);
    notice.actions.push_back({QString::fromUtf16(defaultAction), Text::tr("Open")});
    notice.actions.push_back({QString::fromUtf16(openAction), Text::tr("Open")});
    return notice;
}

} // namespace limner
