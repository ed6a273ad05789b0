#pragma once

#include <QString>
#include <QVariant>

#include <vector>

namespace limner {

//! A condition on table `artworks` with its values; empty when there is none.
struct SqlCondition {
    QString sql = {};
    QVariantList values = {};

    bool operator==(const SqlCondition &) const = default;
};

//! Any of them, in brackets; none of no conditions.
[[nodiscard]] SqlCondition anyOf(const std::vector<SqlCondition> &conditions);
//! All of them; empty of no conditions.
[[nodiscard]] SqlCondition allOf(const std::vector<SqlCondition> &conditions);
//! What it does not hold for, unknown values among them.
[[nodiscard]] SqlCondition noneOf(const SqlCondition &condition);

//! For LIKE with ESCAPE '\': `*` stands for anything, all else for itself.
[[nodiscard]] QString likePattern(QString text);

} // namespace limner
