#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>

namespace limner {

//! The records of a CSV text, one after the other.
class CsvReader {
public:
    struct Record {
        int line = 0; //!< where it begins, from 1
        QStringList fields = {};
    };

    explicit CsvReader(const QString &text);
    [[nodiscard]] QChar separator() const { return m_separator; }
    //! Nothing at the end. A `PromptTrouble` with the line for a quote that is never closed, or
    //! that ends inside a field.
    [[nodiscard]] Result<std::optional<Record>> next();

private:
    [[nodiscard]] Result<QString> field();
    [[nodiscard]] Result<QString> quoted();

    const QString &m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace limner
