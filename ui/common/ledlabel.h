#pragma once

#include "ui/common/elidedlabel.h"

namespace limner {

//! What is known of something that may work or not: nothing before it was used.
enum class Health { Unknown, Good, Bad };

//! A lamp and a name beside it. Its reason is the tool tip, and read out with it.
class LedLabel final : public ElidedLabel {
    Q_OBJECT
public:
    LedLabel(const QString &name, QWidget *parent);

    //! Hidden without a text. `reason`: whole sentences.
    void setLed(const QString &text, Health health, const QString &reason = {});
    [[nodiscard]] Health health() const { return m_health; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Health m_health = Health::Unknown;
};

} // namespace limner
