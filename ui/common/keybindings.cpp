#include "ui/common/keybindings.h"

#include <QRegularExpression>

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

//! Where words name a key, and not a part of another or a letter of a word: the last of such
//! places.
QRegularExpressionMatch lastOf(const QString &words, const QKeySequence &key)
{
    const QString text = QRegularExpression::escape(key.toString(QKeySequence::NativeText));
    const QRegularExpression alone{u"(?<![A-Za-z0-9+])%1(?![A-Za-z0-9+])"_s.arg(text)};
    QRegularExpressionMatch last;
    for (auto all = alone.globalMatch(words); all.hasNext();)
        last = all.next();
    return last;
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

std::optional<QString> KeyBindings::inWords(const QString &words, const QStringList &ids) const
{
    std::map<qsizetype, std::pair<qsizetype, QString>>
        found; // a changed key may be one that follows
    for (const QString &id : ids) {
        const QRegularExpressionMatch said = lastOf(words, defaultKey(id));
        if (isChanged(id) && said.hasMatch())
            found[said.capturedStart()] = {said.capturedLength(),
                                           key(id).toString(QKeySequence::NativeText)};
    }
    QString out = words;
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
        const auto &[length, now] = one->second;
        if (!now.isEmpty())
            out.replace(one->first, length, now);
        else if (one->first > 1 && one->first + length == words.size() - 1)
            out = words.left(one->first - 1).trimmed(); // "(F)", "（F）"
        else
            return {};
    }
    return out;
}

} // namespace limner
