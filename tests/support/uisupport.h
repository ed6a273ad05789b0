#pragma once

#include <QAbstractButton>
#include <QString>
#include <QWidget>

namespace limner::test {

//! Names (class and objectName) of the controls inside `root` that can take the keyboard and have
//! no accessible name; empty = good.
[[nodiscard]] QStringList namelessControls(const QWidget &root);
//! The visible text of every label inside `root` that contains `part`.
[[nodiscard]] QStringList labelsWith(const QWidget &root, const QString &part);

} // namespace limner::test
