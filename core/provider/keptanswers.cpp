#include "core/provider/keptanswers.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/log.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestFile = 8 << 20;

std::optional<KeptAnswer> readAnswer(const QString &path, const QString &key, bool isPrefix)
{
    const Result<QByteArray> text = readFile(path, largestFile);
    const Result<Json> json = text ? parseJson(*text) : Result<Json>{propagate(text)};
    if (!json)
        return std::nullopt;
    const QString kept = textAt(*json, "key");
    const QDateTime at = QDateTime::fromString(textAt(*json, "at"), Qt::ISODateWithMs);
    if (!(isPrefix ? kept.startsWith(key) : kept == key) || !at.isValid())
        return std::nullopt;
    return KeptAnswer{.at = at.toUTC(), .content = memberAt(*json, "content")};
}

} // namespace

QString KeptAnswers::fileFor(const QString &key) const
{
    return m_folder + u'/' + QString::fromLatin1(sha256Hex(key.toUtf8())) + u".json"_s;
}

std::optional<KeptAnswer> KeptAnswers::read(const QString &key) const
{
    return readAnswer(fileFor(key), key, false);
}

void KeptAnswers::keep(const QString &key, const Json &content) const
{
    const Json json{{"key", toJson(key)},
                    {"at", toJson(m_clock.now().toUTC().toString(Qt::ISODateWithMs))},
                    {"content", content}};
    QDir{}.mkpath(m_folder);
    QSaveFile file{fileFor(key)};
    const QByteArray text = toBytes(json);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        qCWarning(lcProvider) << "an answer was not kept:" << file.errorString();
    else
        sweep();
}

std::vector<KeptAnswer> KeptAnswers::newest(const QString &keyPrefix, int most) const
{
    std::vector<KeptAnswer> answers;
    const QDir folder{m_folder};
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QString &file : files) {
        if (static_cast<int>(answers.size()) == most)
            break;
        if (auto answer = readAnswer(folder.filePath(file), keyPrefix, true))
            answers.push_back(*std::move(answer));
    }
    return answers;
}

void KeptAnswers::sweep() const
{
    QDir folder{m_folder};
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QString &oldest : files.mid(mostKept))
        folder.remove(oldest);
}

} // namespace limner
