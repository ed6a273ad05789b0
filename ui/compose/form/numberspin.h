#pragma once

#include "core/schema/parameter.h"

#include <QDoubleSpinBox>

namespace limner {

//! A number as it was typed: whole numbers of all 64 bits stay what they are, digit for digit,
//! others show as many decimals as they have, at least one. It may be blank, which is no number.
//! Accepts any number: what is out of bounds is said, not silently bent.
class NumberSpin final : public QDoubleSpinBox {
    Q_OBJECT
public:
    NumberSpin(const Parameter &parameter, QWidget *parent);

    //! The number; null while blank; the text itself where 64 bits do not hold it.
    [[nodiscard]] Json number() const;
    //! Silent. Null makes it blank.
    void setNumber(const Json &number);
    [[nodiscard]] bool isBlank() const;
    //! As narrow as its text, for a place beside a label.
    void setCompact();
    //! What stands there while it is blank.
    void setBlankText(const QString &text);

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override; //!< stays within the bounds
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void entered(); //!< another number, or none, by whatever means but setNumber()

private:
    void note();

    bool m_whole = false;
    bool m_compact = false;
    double m_low = 0;
    double m_high = 0;
    QString m_seen = {}; //!< the text last told of
    //! The text that stands for this value: doubles have several whole numbers for one beyond 2^53,
    //! and none for nothing.
    mutable std::optional<std::pair<double, QString>> m_written = {};
};

} // namespace limner
