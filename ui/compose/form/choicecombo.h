#pragma once

#include <QComboBox>

namespace limner {

//! A combo box whose list, once it is long, is a ChoicePopup: one types to find a choice, in the
//! list or on the closed box already.
class ChoiceCombo final : public QComboBox {
    Q_OBJECT
public:
    explicit ChoiceCombo(QWidget *parent = nullptr);
    //! `none`, unless it is empty, says that nothing is chosen: the first row, apart from the
    //! choices.
    void fill(const QString &none, const QStringList &choices);
    //! More choices than one looks through.
    [[nodiscard]] bool isSearched() const;

    void showPopup() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override; //!< elides what does not fit

private:
    void search(const QString &words);

    bool m_hasNone = false;
};

} // namespace limner
