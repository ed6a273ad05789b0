#pragma once

#include "ui/settings/settingspage.h"

#include <array>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace limner {

class FormRows;

class RateTable;

//! What is counted (dollars or credits), the caps, and the price table.
class SpendingPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit SpendingPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;

private:
    enum Unit { Money, Credits };
    struct Caps {
        double day = 0;
        double month = 0;
    };
    [[nodiscard]] FormRows *makeCaps();
    void addPrices(QVBoxLayout &layout);
    [[nodiscard]] QDoubleSpinBox *capField(const char *name);
    [[nodiscard]] Unit unit() const;
    void keepCaps();
    void showUnit();
    void showGiven(const SettingsContext &context);

    QComboBox *m_unit = nullptr;
    QDoubleSpinBox *m_day = nullptr;
    QDoubleSpinBox *m_month = nullptr;
    QLabel *m_capsNote = nullptr;
    RateTable *m_rates = nullptr;
    std::array<Caps, 2> m_caps = {}; //!< of either unit, so that looking at the other loses nothing
    Unit m_shown = Money;
};

} // namespace limner
