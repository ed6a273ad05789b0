#pragma once

#include "core/jobs/job.h"
#include "core/money/rates.h"
#include "ui/compose/clickguard.h"
#include "ui/compose/compare/comparedraft.h"
#include "ui/compose/form/formbody.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace limner {

class CompareFoot;
class CompareList;
class CompareRow;
class SharedForm;

//! The left pane for several models at once: what all are told, the models with what each alone is
//! told, and Generate with the sum. It asks and tells, it starts nothing.
class ComparePanel final : public QWidget {
    Q_OBJECT
public:
    explicit ComparePanel(QWidget *parent = nullptr);

    [[nodiscard]] SharedForm &shared() const { return *m_shared; }
    [[nodiscard]] CompareList &list() const { return *m_list; }
    [[nodiscard]] CompareFoot &foot() const { return *m_foot; }

    //! Without secrets.
    [[nodiscard]] CompareDraft draft() const;
    //! Its models are wanted: `modelAdded` for each.
    void restore(const CompareDraft &draft);
    //! One more model; its schema comes from whoever hears `modelAdded`. nullptr when there are
    //! six.
    CompareRow *add(const ComparedModel &model);

    //! What each row that can run is thought to cost in all, in the order of `CompareList::ready`;
    //! nothing = unknown.
    void setPrices(const std::vector<std::optional<Amount>> &prices);
    //! Says so at the fields that name these inputs.
    void showMissing(const QStringList &inputs);
    void arrange(Arrangement arrangement);

    //! Checks all that can run and submits them as one group; shows what is wrong instead when
    //! something is.
    void generate();

signals:
    void submitted(const QList<limner::JobDraft> &drafts, const limner::LocalFiles &files);
    //! Anything was edited, or a model came or went.
    void draftChanged();
    void modelAdded(limner::CompareRow *row);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void noteEdit();
    void showButton();
    void generateAt(quint64 timestamp);
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QString sameTwice() const;

    SharedForm *m_shared = nullptr;
    CompareList *m_list = nullptr;
    CompareFoot *m_foot = nullptr;
    std::vector<std::optional<Amount>> m_prices;
    ClickGuard m_clicks;
    QString m_sameTwice = {};
    bool m_isRestoring = false;
};

} // namespace limner
