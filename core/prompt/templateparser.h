#pragma once

#include "core/base/result.h"
#include "core/prompt/promptnode.h"
#include "core/prompt/prompttrouble.h"

#include <QRegularExpression>
#include <QStringList>

#include <map>
#include <optional>

namespace limner {

class Wildcards;

//! What the parts of one template share while they are read.
struct TemplateReading {
    Wildcards &wildcards;
    PromptBook book = {};
    QStringList open = {}; //!< wildcards whose lines are being read, one inside the other
    int pieces = 0;        //!< read so far
};

//! Reads one text: a template, or a line of a wildcard. `prompttemplate.h` says what it takes.
class TemplateParser {
public:
    TemplateParser(const QString &text, TemplateReading &reading);

    //! A `PromptTrouble` with its position or its wildcard.
    [[nodiscard]] Result<PromptWords> read();
    //! As an option that may begin with its weight; nothing for one of weight 0.
    [[nodiscard]] Result<std::optional<PromptOption>> readOption();
    //! Something in it means more than itself.
    [[nodiscard]] bool hasConstructs() const { return m_hasConstructs; }
    [[nodiscard]] bool usesVariables() const { return m_usesVariables; }

private:
    //! A pair of braces that means something.
    struct Braces {
        qsizetype close = -1;
        bool isVariable = false;
        bool isGroup = false;
        QList<qsizetype> bars = {};    //!< `|` at its own level
        QList<qsizetype> dollars = {}; //!< `$$` at its own level
    };
    using Option = std::optional<PromptOption>;

    [[nodiscard]] Result<> matchBraces();
    [[nodiscard]] bool startsLikeGroup(qsizetype from) const;
    [[nodiscard]] Result<PromptWords> range(qsizetype from, qsizetype to, int depth);
    [[nodiscard]] Result<Option> option(qsizetype from, qsizetype to, int depth);
    [[nodiscard]] Result<PromptNode> group(const Braces &braces, qsizetype open, int depth);
    [[nodiscard]] Result<qsizetype> takePicks(PromptNode &node, const Braces &braces,
                                              qsizetype open);
    [[nodiscard]] Result<PromptNode> variable(const Braces &braces, qsizetype open, int depth);
    //! Nothing where this is no wildcard; moves `at` behind it.
    [[nodiscard]] Result<std::optional<PromptNode>> wildcard(qsizetype &at, qsizetype to,
                                                             int depth);
    [[nodiscard]] Result<> takeArguments(PromptNode &node, qsizetype from, qsizetype to, int depth);
    [[nodiscard]] Result<> findSources(PromptNode &node);
    [[nodiscard]] Result<int> entryOf(const QString &name, qsizetype at);
    [[nodiscard]] Result<> readLines(int entry, qsizetype at);
    [[nodiscard]] tl::unexpected<Error> wrong(qsizetype at, PromptTrouble trouble) const;

    const QString &m_text;
    TemplateReading &m_reading;
    std::map<qsizetype, Braces> m_braces = {}; //!< by the place of the opening one
    bool m_hasConstructs = false;
    bool m_usesVariables = false;
};

} // namespace limner
