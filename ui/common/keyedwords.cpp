#include "ui/common/keyedwords.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr char inForce[] = "keysInForce";

KeyedWords &keyedWordsOf(QWidget &widget, const QString &command, const KeyedWords::Say &say)
{
    if (auto *const known = widget.findChild<KeyedWords *>(command, Qt::FindDirectChildrenOnly))
        return *known;
    auto *const made = new KeyedWords{widget, {command}, say};
    made->setObjectName(command);
    return *made;
}

} // namespace

KeyedWords::KeyedWords(QObject &owner, QStringList commands, Say say)
    : QObject{&owner}
    , m_commands{std::move(commands)}
    , m_say{std::move(say)}
{
    owner.installEventFilter(this);
}

void KeyedWords::setWords(const QString &words, const QString &without)
{
    m_words = words;
    m_without = without;
    m_said.clear();
    renew();
}

void KeyedWords::renew()
{
    const QString now = keysInForce(*parent()).inWords(m_words, m_commands).value_or(m_without);
    if (m_said != now || m_said.isNull())
        m_say(now);
    m_said = now;
}

// Many a widget is made before it has a place in its window.
bool KeyedWords::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish)
        renew();
    return QObject::eventFilter(watched, event);
}

KeyBindings keysInForce(const QObject &place)
{
    for (const QObject *one = &place; one; one = one->parent()) {
        const QVariant keys = one->property(inForce);
        if (keys.isValid())
            return keys.value<KeyBindings>();
    }
    return {};
}

void setKeysInForce(QWidget &window, const KeyBindings &keys)
{
    window.setProperty(inForce, QVariant::fromValue(keys));
    for (KeyedWords *const words : window.findChildren<KeyedWords *>())
        words->renew();
}

void nameWithKey(QWidget &widget, const QString &words, const QString &command)
{
    keyedWordsOf(widget, command, [&widget](const QString &now) {
        widget.setToolTip(now);
        widget.setAccessibleName(now);
    }).setWords(words);
}

void tipWithKey(QWidget &widget, const QString &words, const QString &command)
{
    keyedWordsOf(widget, command, [&widget](const QString &now) {
        widget.setToolTip(now);
    }).setWords(words);
}

void tipWithKey(QAction &action, const QString &words)
{
    (new KeyedWords{
         action, {action.objectName()}, [&action](const QString &now) { action.setToolTip(now); }})
        ->setWords(words);
}

QString withDefaultKey(const QString &words, const QString &command)
{
    const QString key = defaultKey(command).toString(QKeySequence::NativeText);
    return key.isEmpty() ? words : u"%1 (%2)"_s.arg(words, key);
}

} // namespace limner
