#include "core/prompt/prompttemplate.h"

#include "core/prompt/templatecounter.h"
#include "core/prompt/templateexpander.h"
#include "core/prompt/templateparser.h"
#include "core/prompt/wildcards.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longest = 100'000; // characters of a template

} // namespace

bool PromptTemplate::maybe(const QString &text)
{
    return text.contains(u'{') || text.contains(u'#') || text.contains(u'\\') ||
           text.contains("__"_L1);
}

Result<PromptTemplate> PromptTemplate::parse(const QString &text, Wildcards &wildcards)
{
    PromptTemplate out;
    if (text.size() > longest)
        return fail(
            promptError({PromptTrouble::Kind::TemplateTooLong, {QString::number(longest)}}));
    TemplateReading reading{.wildcards = wildcards};
    TemplateParser parser{text, reading};
    Result<PromptWords> words = parser.read();
    if (!words)
        return propagate(words);
    out.m_words = std::move(*words);
    out.m_book = std::move(reading.book);
    out.m_hasConstructs = parser.hasConstructs();
    return out;
}

quint64 PromptTemplate::count() const
{
    return TemplateCounter{m_book}.count(m_words);
}

Result<QStringList> PromptTemplate::combinations(int limit) const
{
    QStringList out;
    OdometerChooser odometer;
    TemplateExpander expander{m_book, odometer};
    for (bool more = limit > 0; more && out.size() < limit; more = odometer.next()) {
        const Result<QString> one = expander.expand(m_words);
        if (!one)
            return propagate(one);
        out.append(*one);
    }
    return out;
}

Result<QStringList> PromptTemplate::random(int number, quint64 seed) const
{
    QStringList out;
    DiceChooser dice{seed};
    TemplateExpander expander{m_book, dice};
    while (out.size() < number) {
        const Result<QString> one = expander.expand(m_words);
        if (!one)
            return propagate(one);
        out.append(*one);
    }
    return out;
}

} // namespace limner
