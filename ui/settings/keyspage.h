#pragma once

#include "ui/common/keybindings.h"
#include "ui/settings/settingspage.h"

#include <vector>

class QFrame;
class QGridLayout;
class QLabel;

namespace limner {

class IconButton;
class KeyButton;

//! Every command with its key, which is changed by pressing another one. A key that somebody has
//! already is given away only by choice.
class KeysPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit KeysPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;
    [[nodiscard]] QPushButton *action() override { return m_resetAll; }

private:
    struct Row {
        const KeyCommand *command = nullptr;
        KeyButton *key = nullptr;
        IconButton *reset = nullptr;
    };
    void addRows();
    void addRow(const KeyCommand &command);
    [[nodiscard]] QFrame *makeNote();
    void take(const KeyCommand &command, const QKeySequence &key);
    void reset(const KeyCommand &command);
    void offerSwap(const KeyCommand &command, const QKeySequence &key, const KeyCommand &holder);
    void swap();
    //! Below the line of the command, where the artist is.
    void say(const QString &words, const KeyCommand &below);
    void focus(const KeyCommand &command);
    void showKeys();

    KeyBindings m_keys;
    std::vector<Row> m_rows;
    QGridLayout *m_grid = nullptr;
    QFrame *m_note = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_swap = nullptr;
    QPushButton *m_leave = nullptr;
    QPushButton *m_resetAll = nullptr;
    //! What a press of Swap does.
    struct Offer {
        const KeyCommand *command = nullptr;
        const KeyCommand *holder = nullptr;
        QKeySequence key = {};
    };
    Offer m_offer;
};

} // namespace limner
