#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace limner {

//! Shows the key of one command; pressed, it hears the next key. Esc leaves it as it is, and so
//! does going away; Backspace takes the key away.
class KeyButton final : public QPushButton {
    Q_OBJECT
public:
    explicit KeyButton(QWidget *parent = nullptr);

    void setKey(const QString &text);
    [[nodiscard]] bool isHearing() const { return m_isHearing; }

signals:
    //! Empty = none.
    void heard(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setHearing(bool isHearing);

    QString m_text;
    bool m_isHearing = false;
};

} // namespace limner
