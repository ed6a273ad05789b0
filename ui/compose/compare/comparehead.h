#pragma once

#include <QAbstractButton>

namespace limner {

//! The line of one model among several: its name, what it is told, and its price. A click opens
//! its own values below it.
class CompareHead final : public QAbstractButton {
    Q_OBJECT
public:
    explicit CompareHead(const QString &name, QWidget *parent = nullptr);
    //! Below the name: the provider, and the most telling of its values while they are closed.
    void setWords(const QString &provider, const QString &values);
    void setPrice(const QString &price);
    //! It cannot run as it is.
    void setTroubled(bool isTroubled);
    //! So much at the right is somebody else's.
    void setRoom(int pixels);

    [[nodiscard]] QSize sizeHint() const override { return {200, 42}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 42}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    QString m_provider;
    QString m_values;
    QString m_price;
    bool m_isTroubled = false;
    int m_room = 0;
};

} // namespace limner
