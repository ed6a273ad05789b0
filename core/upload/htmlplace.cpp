#include "core/upload/htmlplace.h"

#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! What stands in these is no text, or not read as one.
const QStringList &bannedElements()
{
    static const QStringList names{
        u"script"_s,   u"style"_s,    u"iframe"_s, u"object"_s,    u"embed"_s, u"noscript"_s,
        u"noembed"_s,  u"noframes"_s, u"xmp"_s,    u"plaintext"_s, u"svg"_s,   u"math"_s,
        u"template"_s, u"base"_s,     u"meta"_s,   u"link"_s,      u"form"_s};
    return names;
}

bool isOfAddress(const QString &attribute)
{
    static const QStringList names{u"href"_s,   u"src"_s,        u"srcset"_s,    u"action"_s,
                                   u"poster"_s, u"formaction"_s, u"cite"_s,      u"background"_s,
                                   u"ping"_s,   u"data"_s,       u"xlink:href"_s};
    return names.contains(attribute);
}

bool runs(const QString &attribute)
{
    return attribute.startsWith("on"_L1) || attribute == "style"_L1 || attribute == "srcdoc"_L1;
}

} // namespace

void HtmlPlace::read(const QString &text)
{
    for (const QChar c : text)
        step(c);
}

void HtmlPlace::step(QChar c)
{
    switch (m_in) {
    case In::Text:
        if (c == u'<') {
            m_in = In::TagName;
            m_tag.clear();
        }
        return;
    case In::TagName:
        return readTagName(c);
    case In::Tag:
        return readTag(c);
    case In::Value:
        if (c != m_quote) {
            m_value.append(c);
        } else {
            m_in = In::Tag;
            m_isBetween = true;
        }
        return;
    case In::Comment:
        m_seen = (m_seen + c).right(3);
        if (m_seen == "-->"_L1)
            m_in = In::Text;
    }
}

void HtmlPlace::readTagName(QChar c)
{
    if (m_tag == "!-"_L1 && c == u'-') {
        m_in = In::Comment;
        m_seen.clear();
    } else if (c == u'>') {
        endTag();
    } else if (c.isSpace() && m_tag.isEmpty()) {
        m_in = In::Text; // a lone sign
    } else if (c.isSpace() || (c == u'/' && !m_tag.isEmpty())) {
        m_in = In::Tag;
        m_isBetween = true;
        m_isBare = m_isAfterEquals = false;
    } else {
        m_tag.append(c.toLower());
    }
}

void HtmlPlace::readTag(QChar c)
{
    if (c == u'>')
        return endTag();
    if (m_isBare) { // a value without quotes ends at a space alone
        m_isBare = !c.isSpace();
        m_isBetween = c.isSpace();
    } else if (m_isAfterEquals) {
        m_isAfterEquals = c.isSpace();
        m_isBare = !c.isSpace() && c != u'"' && c != u'\'';
        if (c == u'"' || c == u'\'') {
            m_in = In::Value;
            m_quote = c;
            m_value.clear();
        }
    } else if (c == u'=') {
        m_isAfterEquals = true;
    } else if (c.isSpace() || c == u'/') {
        m_isBetween = true;
    } else {
        if (std::exchange(m_isBetween, false))
            m_attribute.clear();
        m_attribute.append(c.toLower());
    }
}

void HtmlPlace::endTag()
{
    m_in = In::Text;
    if (bannedElements().contains(m_tag))
        m_banned = m_tag;
}

void HtmlPlace::pass()
{
    if (m_in == In::Value)
        m_value.append(u'x');
}

QString HtmlPlace::objection(bool isAddress) const
{
    if (!m_banned.isEmpty())
        return u"cannot stand behind <%1>"_s.arg(m_banned);
    switch (m_in) {
    case In::Text:
        return {};
    case In::Comment:
        return u"cannot stand in a comment"_s;
    case In::TagName:
    case In::Tag:
        return u"stands in a tag and needs quotes around it"_s;
    case In::Value:
        break;
    }
    if (runs(m_attribute) || bannedElements().contains(m_tag))
        return u"cannot stand in %1 of <%2>"_s.arg(m_attribute, m_tag);
    if (!isOfAddress(m_attribute))
        return {};
    if (!isAddress)
        return u"cannot stand in an address"_s;
    const bool isBehindOne = m_value.startsWith("https://"_L1, Qt::CaseInsensitive) ||
                             m_value.startsWith("http://"_L1, Qt::CaseInsensitive);
    return m_value.isEmpty() || isBehindOne ? QString{} : u"cannot stand behind a scheme"_s;
}

QString HtmlPlace::unfinished() const
{
    if (!m_banned.isEmpty())
        return u"<%1> cannot be copied"_s.arg(m_banned);
    return m_in == In::Text ? QString{} : u"a tag is not closed in the pattern"_s;
}

} // namespace limner
