#pragma once

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;

namespace limner {

class SettingsField;

//! The folder of word lists, and what is found in it. It reads nothing itself: somebody counts.
class WildcardsField final : public QWidget {
    Q_OBJECT
public:
    explicit WildcardsField(QWidget *parent = nullptr);

    //! What stands there: absolute; empty = the library's own.
    [[nodiscard]] QString folder() const;
    //! `usual` is the folder where none is chosen.
    void setFolder(const QString &folder, const QString &usual);
    [[nodiscard]] SettingsField &line() const { return *m_line; }
    //! So many lists are in this folder; nothing = there is no such folder.
    void showCount(const QString &folder, std::optional<int> lists);

signals:
    void edited();
    //! Count the lists in it, and tell `showCount`; once a pause in typing.
    void countWanted(const QString &folder);

private:
    [[nodiscard]] QString meant() const;
    void pick();

    SettingsField *m_line;
    QLabel *m_words;
    QString m_usual;
    QTimer m_pause;
};

} // namespace limner
