#include "app/cli/openedthings.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto scheme = "limner:"_L1;

//! `name:` in front, as in https: and mailto:, but not a path with a colon in it.
bool isAddress(const QString &word)
{
    static const QRegularExpression form{u"^[A-Za-z][A-Za-z0-9+.-]+:"_s};
    return form.match(word).hasMatch() && !QFileInfo::exists(word);
}

Result<QString> openedThing(const QString &word)
{
    if (isOwnAddress(word)) {
        const QString id = artworkOf(word);
        if (id.isEmpty())
            return fail(ErrorKind::Usage, u"“%1” names no picture; an address of Limner looks like "
                                          "limner:artwork/ID"_s.arg(word.left(80)));
        return scheme + u"artwork/"_s + id;
    }
    const QUrl url{word};
    const bool isFile = url.scheme() == u"file"_s && !QFileInfo::exists(word);
    if (!isFile && isAddress(word))
        return fail(ErrorKind::Usage, u"open takes files of this computer and limner:artwork/ID, "
                                      "not “%1”"_s.arg(word.left(80)));
    const QFileInfo file{isFile ? url.toLocalFile() : word};
    if (!file.exists())
        return fail(ErrorKind::Usage, u"there is no file “%1”"_s.arg(word.left(200)));
    return file.absoluteFilePath();
}

} // namespace

bool isOwnAddress(const QString &word)
{
    return word.startsWith(scheme, Qt::CaseInsensitive);
}

QString artworkOf(const QString &thing)
{
    // Browsers like to write slashes behind the colon.
    static const QRegularExpression form{
        QRegularExpression::anchoredPattern(u"limner:(?://)?artwork/([0-9A-Za-z-]{1,64})/?"_s),
        QRegularExpression::CaseInsensitiveOption};
    return form.match(thing).captured(1);
}

Result<QStringList> openedThings(const QStringList &words)
{
    QStringList out;
    for (const QString &word : words) {
        const Result<QString> thing = openedThing(word);
        if (!thing)
            return propagate(thing);
        out.append(*thing);
    }
    return out;
}

} // namespace limner
