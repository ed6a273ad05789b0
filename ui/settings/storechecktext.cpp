#include "ui/settings/storechecktext.h"

#include "ui/common/errortext.h"

#include <QCoreApplication>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("StoreCheck", text);
}

//! "clock within 1 s", or by how much it is off.
QString clockWords(int offsetSeconds)
{
    const int off = std::abs(offsetSeconds);
    if (off <= 1)
        return words(QT_TRANSLATE_NOOP("StoreCheck", "clock within 1 s"));
    if (off < 120)
        return words(QT_TRANSLATE_NOOP("StoreCheck", "clock off by %1 s")).arg(off);
    return words(QT_TRANSLATE_NOOP("StoreCheck", "this computer's clock is off by %1 min"))
        .arg((off + 30) / 60);
}

QString goodText(const StoreCheckStep &step, const QString &accessKey)
{
    switch (step.kind) {
    case StoreCheckStep::Kind::Reach:
        return words(QT_TRANSLATE_NOOP("StoreCheck", "<b>Reached</b> %1 in %2 ms, %3"))
            .arg(step.server.isEmpty() ? words(QT_TRANSLATE_NOOP("StoreCheck", "the server"))
                                       : step.server.toHtmlEscaped())
            .arg(step.milliseconds)
            .arg(clockWords(step.clockOffsetSeconds));
    case StoreCheckStep::Kind::SignIn:
        return words(QT_TRANSLATE_NOOP("StoreCheck", "<b>Signed in</b> as %1"))
            .arg(accessKey.toHtmlEscaped());
    case StoreCheckStep::Kind::Bucket:
        return words(QT_TRANSLATE_NOOP("StoreCheck", "<b>Bucket</b> exists"));
    case StoreCheckStep::Kind::WriteReadDelete:
        if (!step.mayRead)
            return words(QT_TRANSLATE_NOOP(
                "StoreCheck", "<b>Wrote</b> a test object, which this key may not read"));
        if (step.outcome == StoreCheckStep::Outcome::Note)
            return words(QT_TRANSLATE_NOOP(
                "StoreCheck",
                "<b>Wrote and read</b> a test object, which this key may not delete"));
        return words(
            QT_TRANSLATE_NOOP("StoreCheck", "<b>Wrote, read and deleted</b> a test object"));
    case StoreCheckStep::Kind::PublicLink:
        break;
    }
    if (!step.isPublic.value_or(false) && !step.mayRead)
        return words(QT_TRANSLATE_NOOP(
            "StoreCheck", "<b>Nobody could open a link:</b> the bucket is not public, and this key "
                          "may not read. Make links public"));
    return step.isPublic.value_or(false)
               ? words(
                     QT_TRANSLATE_NOOP("StoreCheck", "<b>Public link</b> opens without signing in"))
               : words(QT_TRANSLATE_NOOP(
                     "StoreCheck", "<b>Not public:</b> links will be signed and work for 7 days"));
}

QString plain(QString text)
{
    text.remove(u"<b>"_s).remove(u"</b>"_s);
    return text.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&amp;"_s, u"&"_s);
}

} // namespace

QString storeCheckText(const StoreCheckStep &step, const QString &accessKey, StepMarkup markup)
{
    QString text = goodText(step, accessKey);
    if (step.outcome == StoreCheckStep::Outcome::Failed) {
        const ErrorText failure = errorText(step.error.value_or(Error{}), ErrorPlace::Store);
        text = u"<b>%1.</b> %2 %3"_s.arg(failure.what.toHtmlEscaped(), failure.why.toHtmlEscaped(),
                                         failure.next.toHtmlEscaped());
        if (!step.requestId.isEmpty())
            text += words(QT_TRANSLATE_NOOP("StoreCheck", " (request %1)"))
                        .arg(step.requestId.toHtmlEscaped());
    }
    return markup == StepMarkup::Rich ? text : plain(text);
}

} // namespace limner
