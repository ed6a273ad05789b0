#include "ui/common/keybindings.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool isSamePlace(KeyPlace a, KeyPlace b)
{
    return (a == KeyPlace::Window) == (b == KeyPlace::Window);
}

bool isOneKey(const QKeySequence &key)
{
    return key.count() == 1 && key[0].key() != Qt::Key_unknown;
}

} // namespace

KeyBindings KeyBindings::fromText(const QString &text)
{
    KeyBindings out;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString id = line.section(u'=', 0, 0).trimmed();
        const QString key = line.section(u'=', 1).trimmed();
        const KeyCommand *const command = findKeyCommand(id);
        const QKeySequence sequence = QKeySequence::fromString(key, QKeySequence::PortableText);
        if (line.contains(u'=') && command && !command->isFixed() &&
            (key.isEmpty() || isOneKey(sequence)))
            out.set(id, sequence);
    }
    return out;
}

QString KeyBindings::toText() const
{
    QStringList lines;
    for (const auto &[id, key] : m_changed)
        lines << id + u'=' + key.toString(QKeySequence::PortableText);
    return lines.join(u'\n');
}

QKeySequence KeyBindings::key(const QString &id) const
{
    const auto changed = m_changed.find(id);
    return changed == m_changed.end() ? defaultKey(id) : changed->second;
}

QString KeyBindings::keyText(const KeyCommand &command) const
{
    if (command.isFixed())
        return QString::fromUtf16(command.fixed);
    return key(command.name()).toString(QKeySequence::NativeText);
}

void KeyBindings::set(const QString &id, const QKeySequence &key)
{
    if (key == defaultKey(id))
        m_changed.erase(id);
    else
        m_changed[id] = key;
}

bool KeyBindings::has(const KeyCommand &command, const QKeySequence &wanted) const
{
    if (!command.isFixed())
        return key(command.name()) == wanted;
    const QStringList taken = QString::fromLatin1(command.taken).split(u' ', Qt::SkipEmptyParts);
    return taken.contains(wanted.toString(QKeySequence::PortableText));
}

const KeyCommand *KeyBindings::holder(const QKeySequence &key, const KeyCommand &besides) const
{
    if (key.isEmpty())
        return nullptr;
    for (const KeyCommand &one : keyCommands()) {
        if (&one != &besides && isSamePlace(one.place, besides.place) && has(one, key))
            return &one;
    }
    return nullptr;
}

const KeyCommand *KeyBindings::shadow(const QKeySequence &key, const KeyCommand &besides) const
{
    if (key.isEmpty())
        return nullptr;
    for (const KeyCommand &one : keyCommands()) {
        if (!one.isFixed() && !isSamePlace(one.place, besides.place) && has(one, key))
            return &one;
    }
    return nullptr;
}

QString KeyBindings::inWords(const QString &words, KeyPlace place) const
{
    const qsizetype open = words.lastIndexOf(u'(');
    if (m_changed.empty() || open < 1 || !words.endsWith(u')'))
        return words;
    const QString said = words.mid(open + 1, words.size() - open - 2);
    const auto commands = keyCommands();
    const auto found = std::find_if(commands.begin(), commands.end(), [&](const KeyCommand &one) {
        return !one.isFixed() && isSamePlace(one.place, place) && isChanged(one.name()) &&
               defaultKey(one.name()).toString(QKeySequence::NativeText) == said;
    });
    if (found == commands.end())
        return words;
    const QString now = keyText(*found);
    return now.isEmpty() ? words.left(open).trimmed() : words.left(open + 1) + now + u')';
}

} // namespace limner
