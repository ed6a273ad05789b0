#pragma once

#include "core/money/budget.h"
#include "core/provider/modelname.h"
#include "ui/common/services.h"
#include "ui/compose/compare/comparepanel.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace limner {

class ComposeFlow;
class ComposePanel;

//! What stands between several models in the compose panel and the services: their schemas in, the
//! prices and what the caps leave. What is submitted goes the way of the one model's form.
class CompareFlow final : public QObject {
    Q_OBJECT
public:
    //! `single` is the form of one model, `flow` sends for both.
    CompareFlow(const Services &services, ComparePanel &panel, ComposePanel &single,
                ComposeFlow &flow, QObject *parent = nullptr);

    //! From the form of one model: its prompt and whatever the others can be told; with its model
    //! as the first, unless there are others from before.
    void begin();
    //! Back into that form: what was written goes along, and the values of its model.
    void end();
    //! A model that was opened elsewhere.
    void add(const ModelName &name, const ModelSchema &schema);

signals:
    //! The jobs of this group are in the queue.
    void groupStarted(const QString &group);

private:
    void connectServices();
    void connectSending();
    void load(CompareRow *row);
    void refreshPrices();
    void refreshSpend();
    struct Prices;
    void takePrices(const Prices &prices, int jobs);

    Services m_services;
    ComparePanel &m_panel;
    ComposePanel &m_single;
    ComposeFlow &m_flow;
    QTimer m_priceTimer; //!< once a pause in typing
    int m_asked = 0;     //!< only the answer to the latest question counts
    QString m_group;     //!< on its way to the queue
};

} // namespace limner
