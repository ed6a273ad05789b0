#pragma once

#include "core/schema/roles.h"
#include "ui/compose/form/parameterfield.h"

#include <optional>

class QLabel;
class QLineEdit;

namespace limner {

class IconButton;

//! A seed is random (empty or −1; the queue draws one for each job) or fixed. The dice makes it
//! random again, the lock keeps the last one.
class SeedField final : public ParameterField {
    Q_OBJECT
public:
    SeedField(const Parameter &parameter, QWidget *parent);
    //! Nothing while random.
    void write(Json &values) const override;
    Result<> writeForSending(Json &values) const override;
    QString problemWhileTyping() const override;
    void read(const Json &values) override;

    [[nodiscard]] bool isFixed() const;
    void setRandom();
    //! What the lock will keep: the seed of the latest job or picture.
    void setLastSeed(qint64 seed) { m_last = seed; }

private:
    void lock(bool on);
    void showState();

    SeedRole m_role; //!< what may be drawn
    std::optional<qint64> m_last = {};
    QLineEdit *m_edit = nullptr;
    QLabel *m_state = nullptr;
    IconButton *m_dice = nullptr;
    IconButton *m_lock = nullptr;
};

} // namespace limner
