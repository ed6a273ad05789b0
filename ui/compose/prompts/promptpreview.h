#pragma once

#include "core/money/rates.h"
#include "ui/compose/prompts/writtenprompts.h"

#include <QDialog>

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace limner {

class SegmentedControl;

//! What a batch comes to: shown before anything is paid for.
struct BatchTotal {
    int pictures = 0;
    int jobs = 0;
    std::optional<Amount> price = {}; //!< of all; nothing = unknown
    QString obstacle = {};            //!< why it cannot be sent; "" = it can
};

//! All prompts of a batch, with their number and price, and the choices there are. It sends
//! nothing: it asks.
class PromptPreview final : public QDialog {
    Q_OBJECT
public:
    explicit PromptPreview(QWidget *parent);

    void setPrompts(const WrittenPrompts &prompts, const VariantChoice &choice);
    void setTotal(const BatchTotal &total);

signals:
    //! All or some, one seed or many: the prompts and the total have to be given anew.
    void chosen(const limner::VariantChoice &choice);
    void generateWanted();

private:
    [[nodiscard]] QWidget *buildChoices();
    void choose();

    VariantChoice m_choice = {};
    QLabel *m_title = nullptr;
    QListWidget *m_list = nullptr;
    QWidget *m_variants = nullptr; //!< all or some
    SegmentedControl *m_which = nullptr;
    QSpinBox *m_number = nullptr;
    SegmentedControl *m_seed = nullptr;
    QLabel *m_obstacle = nullptr;
    QPushButton *m_generate = nullptr;
};

} // namespace limner
