#include "core/prompt/wildcards.h"

#include "core/prompt/prompttrouble.h"
#include "core/prompt/textfile.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostFiles = 5'000;
constexpr int mostEntries = 50'000;     // whoever names `/` waits no longer than for these
constexpr qint64 largestFile = 4 << 20; // bytes
constexpr qsizetype mostLines = 100'000;
constexpr qsizetype longestLine = 4'000; // characters

QRegularExpression globOf(const QString &pattern)
{
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.mid(i, 2) == "**"_L1) {
            out += u".*"_s;
            ++i;
        } else if (pattern[i] == u'*') {
            out += u"[^/]*"_s;
        } else if (pattern[i] == u'?') {
            out += u"[^/]"_s;
        } else {
            out += QRegularExpression::escape(pattern.mid(i, 1));
        }
    }
    return QRegularExpression{QRegularExpression::anchoredPattern(out)};
}

} // namespace

QString wildcardFolder(const QString &chosen, const QString &library)
{
    return chosen.trimmed().isEmpty() ? library + u"/wildcards"_s : chosen;
}

Wildcards::Wildcards(QString folder)
    : m_folder{std::move(folder)}
{}

void Wildcards::look()
{
    if (std::exchange(m_hasLooked, true) || m_folder.isEmpty())
        return;
    const QDir root{m_folder};
    const QString home = root.canonicalPath();
    if (home.isEmpty())
        return;
    QDirIterator files{home, QDir::Files | QDir::Dirs | QDir::Readable | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories};
    for (int seen = 0; files.hasNext() && seen < mostEntries && m_names.size() < mostFiles;
         ++seen) {
        const QString path = files.next();
        if (!path.endsWith(".txt"_L1, Qt::CaseInsensitive) || !files.fileInfo().isFile())
            continue;
        const QString real = QFileInfo{path}.canonicalFilePath();
        if (!real.startsWith(home == "/"_L1 ? home : home + u'/'))
            continue; // a link that leads out
        const QString name = QDir{home}.relativeFilePath(path).chopped(4);
        m_files.insert(name, real);
        m_names.append(name);
    }
    m_names.sort();
}

std::optional<int> Wildcards::count()
{
    if (m_folder.isEmpty() || !QFileInfo{m_folder}.isDir())
        return std::nullopt;
    look();
    return static_cast<int>(m_names.size());
}

QStringList Wildcards::matching(const QString &pattern)
{
    look();
    if (!pattern.contains(u'*') && !pattern.contains(u'?'))
        return m_files.contains(pattern) ? QStringList{pattern} : QStringList{};
    return m_names.filter(globOf(pattern));
}

Result<QStringList> Wildcards::lines(const QString &name)
{
    look();
    if (!m_files.contains(name))
        return fail(ErrorKind::NotFound, name);
    const Result<QString> text = readTextFile(m_files.value(name), largestFile);
    if (!text)
        return propagate(text);
    QStringList out;
    for (const QString &line : text->split(u'\n')) {
        const QString words = line.trimmed();
        if (words.isEmpty() || words.startsWith(u'#'))
            continue;
        if (words.size() > longestLine)
            return fail(promptError(
                {PromptTrouble::Kind::WildcardLongLine, {name, QString::number(longestLine)}}));
        out.append(words);
        if (out.size() > mostLines)
            return fail(promptError(
                {PromptTrouble::Kind::WildcardManyLines, {name, QString::number(mostLines)}}));
    }
    return out;
}

} // namespace limner
