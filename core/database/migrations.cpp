#include "core/database/migrations.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// The index behind a comment, string or quoted name that begins at `at`; `at` when none does.
qsizetype skipOpaque(QStringView sql, qsizetype at)
{
    const auto behind = [&](QStringView end, qsizetype from) {
        const qsizetype found = sql.indexOf(end, from);
        return found < 0 ? sql.size() : found + end.size();
    };
    const QStringView rest = sql.sliced(at);
    if (rest.startsWith(u"--"))
        return behind(u"\n", at);
    if (rest.startsWith(u"/*"))
        return behind(u"*/", at + 2);
    // A doubled quote ends one string and begins the next, which comes to the same.
    if (rest.startsWith(u'\'') || rest.startsWith(u'"') || rest.startsWith(u'`'))
        return behind(rest.first(1), at + 1);
    if (rest.startsWith(u'['))
        return behind(u"]", at + 1);
    return at;
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

// Follows one statement word by word. A trigger ends at the `;` after an END that itself follows a
// `;`, so the END of a CASE does not end it.
class StatementEnd {
public:
    void word(QStringView text)
    {
        const auto is = [&](QStringView other) {
            return text.compare(other, Qt::CaseInsensitive) == 0;
        };
        if (m_words == 0)
            m_create = is(u"CREATE");
        else if (m_create && is(u"TRIGGER"))
            m_trigger = true;
        else if (!is(u"TEMP") && !is(u"TEMPORARY"))
            m_create = false;
        m_ended = m_trigger && m_afterSemicolon && is(u"END");
        m_afterSemicolon = false;
        ++m_words;
    }
    void symbol() { m_afterSemicolon = m_ended = false; }
    //! Whether this `;` ends the statement.
    bool semicolon()
    {
        const bool ends = !m_trigger || m_ended;
        m_afterSemicolon = true;
        m_ended = false;
        return ends;
    }

private:
    int m_words = 0;
    bool m_create = false;
    bool m_trigger = false;
    bool m_afterSemicolon = false;
    bool m_ended = false;
};

} // namespace

QStringList splitStatements(const QString &sql)
{
    QStringList statements;
    StatementEnd end;
    QString current;
    const auto finish = [&] {
        if (!current.trimmed().isEmpty())
            statements.append(current.trimmed());
        current.clear();
        end = {};
    };
    for (qsizetype i = 0; i < sql.size();) {
        if (const qsizetype next = skipOpaque(sql, i); next > i) {
            const bool isComment = sql[i] == u'-' || sql[i] == u'/';
            current += isComment ? QStringView{u" "} : QStringView{sql}.sliced(i, next - i);
            if (!isComment)
                end.symbol();
            i = next;
        } else if (isWordCharacter(sql[i])) {
            qsizetype stop = i;
            while (stop < sql.size() && isWordCharacter(sql[stop]))
                ++stop;
            const QStringView word = QStringView{sql}.sliced(i, stop - i);
            end.word(word);
            current += word;
            i = stop;
        } else if (sql[i] == u';') {
            if (end.semicolon())
                finish();
            else
                current += u';';
            ++i;
        } else {
            if (!sql[i].isSpace())
                end.symbol();
            current += sql[i++];
        }
    }
    finish();
    return statements;
}

QStringList bundledMigrations()
{
    QStringList steps;
    for (;;) {
        QFile file{u":/migrations/%1.sql"_s.arg(steps.size() + 1, 3, 10, QLatin1Char{'0'})};
        if (!file.open(QIODevice::ReadOnly))
            return steps;
        steps.append(QString::fromUtf8(file.readAll()));
    }
}

} // namespace limner
