#pragma once

#include "core/provider/modelfinder.h"
#include "ui/common/services.h"

#include <QObject>
#include <QPointer>

namespace limner {

class ComposeFlow;
class ComposePanel;
class ModelShelves;
class ModelsPanel;

//! The model picker's own flow: from the model button to a card, a name or an address, and from
//! there to the form.
class ModelsFlow final : public QObject {
    Q_OBJECT
public:
    //! The panel lies over `room`, a part of `window`, but not over the form where that stands
    //! beside it.
    ModelsFlow(const Services &services, ComposePanel &compose, ComposeFlow &flow, QWidget &room,
               QWidget &window);
    ~ModelsFlow() override;

    void open();
    //! The same, with these words in the field already.
    void openFor(const QString &words);
    //! The same for one more model: it is told by `added` and changes nothing else.
    void openToAdd();
    //! False when it was not there.
    bool close();
    [[nodiscard]] bool isOpen() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void told(const QString &message);
    //! The form is of another model now: show it.
    void chosen();
    //! No model was chosen.
    void givenUp();
    void added(const limner::ModelName &name, const limner::ModelSchema &schema);
    void settingsWanted(const QString &page);

private:
    void connectServices();
    [[nodiscard]] QWidget &form() const;
    void build();
    void place();
    bool hide();
    void showCarried(const ModelSchema &schema);
    void enter(const QString &typed);
    void useCurrent();
    void choose(const QString &typed);
    void takeOpened(const QString &typed, const ModelName &name, const ModelSchema &schema,
                    const Json &input);
    void takeFailure(const QString &typed, const Error &error);
    void renew(const QString &provider, const ModelSchema &before, const ModelSchema &after);
    void markUsed(const QString &provider, const QString &model);
    [[nodiscard]] QString providerOf(const QString &typed) const;

    Services m_services;
    ComposePanel &m_compose;
    ComposeFlow &m_flow;
    QWidget &m_room;
    QWidget &m_window;
    QPointer<ModelsPanel> m_panel; //!< once it was wanted
    ModelShelves *m_shelves = nullptr;
    bool m_isAdding = false;
    QString m_opening; //!< as typed or chosen, until it is here
};

} // namespace limner
