#include "core/picture/records/a1111parts.h"

#include "core/base/json.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Pair = std::pair<QString, QString>;
using Pairs = std::vector<Pair>;

constexpr qsizetype longestKey = 60;
constexpr size_t mostPairs = 300;
constexpr size_t fewestPairs = 3; // fewer in the last line, and it is a line of the prompt
// A quoted text or JSON that is longer does not end, as far as it matters here.
constexpr qsizetype longestValue = 100'000;
constexpr auto negativeHead = "Negative prompt:"_L1;

bool isOfKey(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u' ' || c == u'-' || c == u'/';
}

//! Walks through one line of pairs, once.
class PairReader {
public:
    explicit PairReader(QStringView line)
        : m_line{line}
    {}

    Pairs read()
    {
        Pairs pairs;
        while (m_at < m_line.size() && pairs.size() < mostPairs) {
            skip([](QChar c) { return c == u',' || c.isSpace(); });
            const qsizetype colon = colonOfKey(m_at);
            if (colon < 0) {
                m_at = afterComma(m_at);
                continue;
            }
            const QString key = m_line.sliced(m_at, colon - m_at).trimmed().toString();
            m_at = colon + 1;
            skip([](QChar c) { return c == u' '; });
            pairs.emplace_back(key, value());
        }
        return pairs;
    }

private:
    template <typename Is>
    void skip(Is is)
    {
        while (m_at < m_line.size() && is(m_line[m_at]))
            ++m_at;
    }

    qsizetype afterComma(qsizetype from) const
    {
        const qsizetype comma = m_line.indexOf(u',', from);
        return comma < 0 ? m_line.size() : comma + 1;
    }

    //! Where the colon of the key that begins here stands; -1 when none does.
    qsizetype colonOfKey(qsizetype from) const
    {
        const qsizetype end = std::min(m_line.size(), from + longestKey);
        if (from >= end || !(m_line[from].isLetterOrNumber() || m_line[from] == u'_'))
            return -1;
        for (qsizetype i = from; i < end; ++i) {
            if (m_line[i] == u':')
                return i;
            if (!isOfKey(m_line[i]))
                return -1;
        }
        return -1;
    }

    QString value()
    {
        if (m_at >= m_line.size())
            return {};
        if (m_line[m_at] == u'"') {
            if (const qsizetype end = endOfString(m_at); end > 0)
                return unquoted(std::exchange(m_at, end), end);
        } else if (m_line[m_at] == u'{' || m_line[m_at] == u'[') {
            if (const qsizetype end = endOfJson(m_at); end > 0) {
                const qsizetype from = std::exchange(m_at, end);
                return m_line.sliced(from, end - from).toString();
            }
        }
        // To the comma behind which the next key stands: names of models have commas, too.
        qsizetype end = m_at;
        for (;;) {
            const qsizetype comma = m_line.indexOf(u',', end);
            if (comma < 0) {
                end = m_line.size();
                break;
            }
            qsizetype next = comma + 1;
            while (next < m_line.size() && m_line[next].isSpace())
                ++next;
            if (next >= m_line.size() || colonOfKey(next) >= 0) {
                end = comma;
                break;
            }
            end = next;
        }
        const qsizetype from = std::exchange(m_at, end);
        return m_line.sliced(from, end - from).trimmed().toString();
    }

    //! Behind the closing quote; -1 when there is none.
    qsizetype endOfString(qsizetype from) const
    {
        const qsizetype end = std::min(m_line.size(), from + longestValue);
        for (qsizetype i = from + 1; i < end; ++i) {
            if (m_line[i] == u'\\')
                ++i;
            else if (m_line[i] == u'"')
                return i + 1;
        }
        return -1;
    }

    qsizetype endOfJson(qsizetype from) const
    {
        const qsizetype end = std::min(m_line.size(), from + longestValue);
        int depth = 0;
        for (qsizetype i = from; i < end; ++i) {
            if (m_line[i] == u'"') {
                i = endOfString(i) - 1;
                if (i < 0)
                    return -1;
            } else if (m_line[i] == u'{' || m_line[i] == u'[') {
                ++depth;
            } else if ((m_line[i] == u'}' || m_line[i] == u']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    QString unquoted(qsizetype from, qsizetype end) const
    {
        const QStringView quoted = m_line.sliced(from, end - from);
        const Result<Json> json = parseJson(quoted.toUtf8());
        return json && json->is_string() ? toText(*json)
                                         : quoted.sliced(1, quoted.size() - 2).toString();
    }

    QStringView m_line;
    qsizetype m_at = 0;
};

//! Some services put everything on one line: the two heads get lines of their own.
QString onLines(const QString &text)
{
    static const QRegularExpression steps{u"(?<=\\S) +(?=Steps: [0-9]+, )"_s};
    static const QRegularExpression negative{u"(?<=\\S) +(?=Negative prompt: )"_s};
    QString out = text;
    if (!out.startsWith("Steps: "_L1) && !out.contains("\nSteps: "_L1)) {
        if (const auto match = steps.match(out); match.hasMatch())
            out.replace(match.capturedStart(), match.capturedLength(), u"\n"_s);
    }
    if (!out.startsWith(negativeHead) && !out.contains(u"\n"_s + negativeHead)) {
        if (const auto match = negative.match(out); match.hasMatch())
            out.replace(match.capturedStart(), match.capturedLength(), u"\n"_s);
    }
    return out;
}

//! The line where the settings begin; as many as there are lines when none does.
qsizetype settingsLine(const QStringList &lines)
{
    static const QRegularExpression steps{u"^Steps: *[0-9]+ *(,|$)"_s};
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        if (lines[i].startsWith("Steps:"_L1) && lines[i].contains(steps))
            return i;
    }
    qsizetype last = lines.size() - 1;
    while (last >= 0 && lines[last].trimmed().isEmpty())
        --last;
    if (last < 0 || lines[last].startsWith(negativeHead))
        return lines.size();
    return PairReader{lines[last]}.read().size() >= fewestPairs ? last : lines.size();
}

//! What extensions write below is one value a line: "Template: a {red|blue} house".
Pairs pairsIn(const QStringList &lines, qsizetype from)
{
    Pairs pairs;
    for (qsizetype i = from; i < lines.size() && pairs.size() < mostPairs; ++i) {
        const QString &line = lines[i];
        const bool isWhole = i > from && line.contains("Template: "_L1);
        if (isWhole) {
            pairs.emplace_back(line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed());
            continue;
        }
        const Pairs more = PairReader{line}.read();
        pairs.insert(pairs.end(), more.begin(), more.end());
    }
    return pairs;
}

} // namespace

QString A1111Parts::value(QStringView key) const
{
    const auto found = std::find_if(pairs.begin(), pairs.end(), [key](const Pair &pair) {
        return key.compare(pair.first, Qt::CaseInsensitive) == 0;
    });
    return found == pairs.end() ? QString{} : found->second;
}

A1111Parts a1111Parts(const QString &text)
{
    QString plain = text;
    plain.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const QStringList lines = onLines(plain).split(u'\n');
    A1111Parts out;
    const qsizetype settings = settingsLine(lines);
    QStringList prompt;
    QStringList negative;
    bool isNegative = false;
    for (qsizetype i = 0; i < settings; ++i) {
        if (!isNegative && lines[i].trimmed().startsWith(negativeHead)) {
            isNegative = true;
            negative.append(lines[i].trimmed().sliced(negativeHead.size()).trimmed());
        } else {
            (isNegative ? negative : prompt).append(lines[i]);
        }
    }
    out.prompt = prompt.join(u'\n').trimmed();
    out.negativePrompt = negative.join(u'\n').trimmed();
    out.pairs = pairsIn(lines, settings);
    return out;
}

} // namespace limner
