#pragma once

#include "ui/models/modelwords.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace limner {

class CoverView;
class ElidedLabel;
class FittedText;
class IconButton;
class WordGrid;

//! The column beside the cards: all that is known of one model, and the button that uses it.
class ModelDetails final : public QFrame {
    Q_OBJECT
public:
    static constexpr int columnWidth = 334;
    explicit ModelDetails(QWidget *parent = nullptr);

    //! \param alsoAt other providers that have it, a line each; "" = none known
    void showModel(const ModelCard &card, const PriceTag &tag, const QString &alsoAt);
    void showNothing();
    //! Nothing: they are not known here.
    void showInputs(const std::optional<ModelSchema> &schema);
    void showCover(const QImage &cover);
    //! What carries over from the form; "" takes it away.
    void showNote(const QString &note);
    //! The model is being opened.
    void setBusy(bool isBusy);

signals:
    void useWanted();
    void starWanted();
    void closeWanted();
    void pageWanted(const QString &address);

private:
    void build();
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildBody();
    [[nodiscard]] QWidget *buildFoot();

    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_subtitle = nullptr;
    IconButton *m_star = nullptr;
    CoverView *m_cover = nullptr;
    FittedText *m_description = nullptr;
    WordGrid *m_facts = nullptr;
    QLabel *m_inputsTitle = nullptr;
    WordGrid *m_inputs = nullptr;
    QLabel *m_more = nullptr;
    QFrame *m_noteBox = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_page = nullptr;
    QString m_address;
    bool m_isBusy = false;
};

} // namespace limner
