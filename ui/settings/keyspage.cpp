#include "ui/settings/keyspage.h"

#include "ui/common/controls.h"
#include "ui/common/iconbutton.h"
#include "ui/settings/keybutton.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

KeysPage::KeysPage(QWidget *parent)
    : SettingsPage{parent}
    , m_grid{new QGridLayout}
    , m_resetAll{makeButton(tr("All keys as they came"), "keysReset")}
{
    QVBoxLayout &layout =
        begin(tr("Keys"), tr("Choose a command and press its new key. Backspace takes the key "
                             "away. In the viewer, the viewer's own keys come first."));
    m_note = makeNote();
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    addRows();
    layout.addLayout(m_grid);
    layout.addStretch();
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_keys.resetAll();
        m_note->hide();
        showKeys();
        emit edited();
    });
}

QFrame *KeysPage::makeNote()
{
    auto *const note = new QFrame{this};
    note->setObjectName(u"keysNote"_s);
    note->setProperty("surface", u"note"_s);
    m_words = makeLabel({}, u"body"_s);
    m_words->setObjectName(u"keysWords"_s);
    m_words->setWordWrap(true);
    m_swap = makeButton(tr("Swap"), "keysSwap", u"primary"_s);
    m_leave = makeButton(tr("Leave it"), "keysLeave");
    for (QPushButton *const button : {m_swap, m_leave}) {
        button->setProperty("size", u"small"_s);
        button->setAutoDefault(true); // Enter presses the one that has the keyboard
    }
    auto *const row = new QHBoxLayout{note};
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(10);
    row->addWidget(m_words, 1);
    row->addWidget(m_swap);
    row->addWidget(m_leave);
    connect(m_swap, &QPushButton::clicked, this, &KeysPage::swap);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        m_note->hide();
        focus(*m_offer.command);
    });
    note->hide();
    return note;
}

void KeysPage::addRows()
{
    for (const KeyCommand &command : keyCommands()) {
        if (!command.isFixed())
            addRow(command);
    }
}

void KeysPage::addRow(const KeyCommand &command)
{
    const int line = 2 * int(m_rows.size()); // between them there is room for a note
    const QString words = wordsOf(command);
    QLabel *const label = makeLabel(words, u"body"_s);
    label->setWordWrap(true);
    auto *const key = new KeyButton;
    key->setObjectName(u"key_"_s + command.name());
    key->setAccessibleName(words);
    auto *const back = new IconButton{u"undo"_s, tr("As it came: %1").arg(words)};
    back->setObjectName(u"reset_"_s + command.name());
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(key, line, 1);
    m_grid->addWidget(back, line, 2);
    QSizePolicy keeps = back->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    back->setSizePolicy(keeps);
    m_rows.push_back({&command, key, back});
    connect(key, &KeyButton::heard, this,
            [this, &command](const QKeySequence &heard) { take(command, heard); });
    connect(back, &QToolButton::clicked, this, [this, &command] { reset(command); });
}

void KeysPage::load(const SettingsContext &context)
{
    m_keys = KeyBindings::fromText(context.settings.keys);
    showKeys();
}

void KeysPage::save(Settings &settings, SecretEdits &) const
{
    settings.keys = m_keys.toText();
}

void KeysPage::take(const KeyCommand &command, const QKeySequence &key)
{
    m_note->hide();
    const QString name = key.toString(QKeySequence::NativeText);
    if (const KeyCommand *const holder = m_keys.holder(key, command)) {
        if (!holder->isFixed())
            return offerSwap(command, key, *holder);
        return say(tr("%1 cannot be taken for “%2”: it always means “%3”.")
                       .arg(name, wordsOf(command), wordsOf(*holder)),
                   command);
    }
    m_keys.set(command.name(), key);
    showKeys();
    emit edited();
    if (const KeyCommand *const other = m_keys.shadow(key, command)) {
        const bool isWindows = command.place == KeyPlace::Window;
        say(tr("In the viewer, %1 means “%2” and not “%3”.")
                .arg(name, wordsOf(isWindows ? *other : command),
                     wordsOf(isWindows ? command : *other)),
            command);
    }
}

void KeysPage::reset(const KeyCommand &command)
{
    const QKeySequence key = defaultKey(command.name());
    focus(command);
    take(command, key);
}

void KeysPage::offerSwap(const KeyCommand &command, const QKeySequence &key,
                         const KeyCommand &holder)
{
    m_offer = {&command, &holder, key};
    const QString own = m_keys.keyText(command);
    say(own.isEmpty()
            ? tr("“%1” has %2 already. “%3” may take it; the other one has no key then.")
                  .arg(wordsOf(holder), key.toString(QKeySequence::NativeText), wordsOf(command))
            : tr("“%1” has %2 already. Swapped, it has %3, and %2 is for “%4”.")
                  .arg(wordsOf(holder), key.toString(QKeySequence::NativeText), own,
                       wordsOf(command)),
        command);
    m_swap->show();
    m_leave->show();
    m_swap->setFocus();
}

void KeysPage::swap()
{
    const QKeySequence own = m_keys.key(m_offer.command->name());
    m_keys.set(m_offer.holder->name(), own);
    m_keys.set(m_offer.command->name(), m_offer.key);
    m_note->hide();
    showKeys();
    focus(*m_offer.command);
    emit edited();
}

void KeysPage::say(const QString &words, const KeyCommand &below)
{
    m_grid->removeWidget(m_note);
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (m_rows[size_t(i)].command == &below)
            m_grid->addWidget(m_note, 2 * i + 1, 0, 1, 3);
    }
    m_words->setText(words);
    m_swap->hide();
    m_leave->hide();
    m_note->show();
}

void KeysPage::focus(const KeyCommand &command)
{
    for (const Row &row : m_rows) {
        if (row.command == &command)
            row.key->setFocus();
    }
}

void KeysPage::showKeys()
{
    for (const Row &row : m_rows) {
        row.key->setKey(m_keys.keyText(*row.command));
        row.reset->setVisible(m_keys.isChanged(row.command->name()));
    }
    m_resetAll->setEnabled(m_keys.isChanged());
}

} // namespace limner
