#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>

namespace limner {

//! Walks over the words, knowing how an option's value is written: `--name value`, `--name=value`.
class Words {
public:
    explicit Words(QStringList words)
        : m_words{std::move(words)}
    {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_words.size(); }
    QString take() { return m_words.at(m_at++); }
    //! What is written behind the `=`, or else the next word. Usage when there is none.
    [[nodiscard]] Result<QString> valueOf(const QString &option,
                                          const std::optional<QString> &inlined);

private:
    QStringList m_words;
    qsizetype m_at = 0;
};

} // namespace limner
