#pragma once

#include "core/base/result.h"
#include "core/prompt/chooser.h"
#include "core/prompt/promptnode.h"
#include "core/prompt/prompttrouble.h"

#include <deque>
#include <optional>

namespace limner {

//! Writes one prompt of a template, as the chooser decides. Bounded in length, steps and depth:
//! variables that double each other end as an error, not as a hang.
class TemplateExpander {
public:
    TemplateExpander(const PromptBook &book, Chooser &chooser);

    //! `PromptTrouble`: an unknown variable, or more than 32,000 characters.
    [[nodiscard]] Result<QString> expand(const PromptWords &words);

private:
    //! A variable, from where it is set on.
    struct Scope {
        QString name = {};
        const PromptWords *value = nullptr; //!< chosen anew at each use, with what `home` knows
        const Scope *home = nullptr;
        QString text = {}; //!< where `value` is none: chosen already
        const Scope *parent = nullptr;
    };
    void walk(const PromptWords &words, const Scope *scope, QString &out);
    void write(const PromptNode &node, const Scope *scope, QString &out);
    void pick(const PromptNode &node, const Scope *scope, QString &out);
    void take(const PromptNode &node, const Scope *scope, QString &out);
    void use(const PromptNode &node, const Scope *scope, QString &out);
    [[nodiscard]] const Scope *assigned(const PromptNode &node, const Scope *scope);
    void stop(const PromptTrouble &trouble);

    const PromptBook &m_book;
    Chooser &m_chooser;
    std::deque<Scope> m_scopes = {};
    std::optional<Error> m_error = {};
    int m_steps = 0;
    int m_depth = 0;
};

} // namespace limner
