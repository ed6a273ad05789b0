#pragma once

#include "ui/common/services.h"
#include "ui/models/modelsboard.h"
#include "ui/models/pricetags.h"

#include <QObject>
#include <QTimer>

namespace limner {

class ModelsPanel;

//! Fills the panel: asks the finder for what the person looks for, and shows what it hears, with
//! covers, prices and inputs of those that are seen.
class ModelShelves final : public QObject {
    Q_OBJECT
public:
    //! Lives as long as the panel.
    ModelShelves(const Services &services, ModelsPanel &panel);

    //! The panel is there; the card of `inUse` says so. Looks for `words`.
    void begin(const QString &inUse, const QString &words);
    //! It went away.
    void end();
    //! Asks the providers again.
    void refresh();
    //! nullptr when unknown.
    [[nodiscard]] const ModelCard *card(const QString &key) const { return m_board.card(key); }
    //! The provider has a key, as far as one knows.
    [[nodiscard]] bool isConnected(const QString &provider) const
    {
        return m_board.isConnected(provider);
    }

    //! What is shown answers what stands in the field.
    [[nodiscard]] bool isSettled() const { return !m_startsOver; }

signals:
    //! Where a key is missing.
    void settingsWanted();
    //! What goes into the chosen model is known.
    void inputsShown(const limner::ModelSchema &schema);

private:
    //! What the button beside words does.
    enum class Next { Nothing, TryAgain, ClearSearch, AllProviders, AllKinds, Settings };

    void connectAnswers();
    void connectPanel();
    void askChoices();
    void search(const QString &words);
    void setWords(const QString &words);
    void setWish(const ModelsBoard::Wish &wish);
    void wantShelves();
    void wantCovers(const QStringList &addresses);
    void wantTags();
    void showSoon() { m_show.start(); }
    void showProviders();
    void showAll();
    void showNothing();
    void showEmpty();
    void showFoot();
    void showCurrent();
    [[nodiscard]] QString alsoAt(const ModelCard &card);
    void askInputs();
    void takeInputs(const QString &key, const std::optional<ModelSchema> &schema);
    void star(const QString &key);
    void doNext();

    Services m_services;
    ModelsPanel &m_panel;
    PriceTags m_tags;
    ModelsBoard m_board;
    QTimer m_show;   //!< several answers make one picture
    QTimer m_inputs; //!< going along the cards asks for none of them
    QTimer m_slow;   //!< then the words say so
    QString m_shownKey;
    Next m_next = Next::Nothing;
    bool m_isOpen = false;
    bool m_startsOver = false; //!< other words: from the top
};

} // namespace limner
