#pragma once

#include <QString>

namespace limner {

//! Reads the HTML of a pattern up to a token, to know what a value there would be: a text, a quoted
//! attribute, or something that runs.
class HtmlPlace {
public:
    void read(const QString &text);
    //! A value stands here.
    void pass();
    //! Why none may; empty = it may.
    [[nodiscard]] QString objection(bool isAddress) const;
    //! What is wrong when the pattern ends here; empty = nothing.
    [[nodiscard]] QString unfinished() const;

private:
    enum class In { Text, TagName, Tag, Value, Comment };
    void step(QChar c);
    void readTagName(QChar c);
    void readTag(QChar c);
    void endTag();

    In m_in = In::Text;
    QString m_seen = {};      // of a comment's beginning and end
    QString m_tag = {};       // its name
    QString m_attribute = {}; // the one being read
    QChar m_quote = {};
    QString m_value = {};     // so far, with a letter for each token
    QString m_banned = {};    // an element that does not take text
    bool m_isBetween = false; // attributes
    bool m_isAfterEquals = false;
    bool m_isBare = false; // in a value without quotes
};

} // namespace limner
