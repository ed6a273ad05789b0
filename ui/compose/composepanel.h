#pragma once

#include "core/jobs/batch.h"
#include "core/queue/jobqueue.h"
#include "core/schema/carryover.h"
#include "core/schema/parameter.h"
#include "ui/compose/clickguard.h"
#include "ui/compose/form/formbody.h"
#include "ui/compose/formstand.h"

#include <QByteArray>
#include <QStringList>
#include <QWidget>

#include <optional>

namespace limner {

struct ComingInput;
class ComposeSheets;
class GenerateBar;
class ModelHead;
class PictureBringer;
class PromptBar;

enum class SeedUse {
    Keep, //!< Reuse all: the picture's seed, fixed
    New   //!< Remix: everything else, with a random seed
};

//! The left pane: a form built from the model's schema alone, and Generate. It asks and tells, it
//! starts nothing. Ctrl+Return anywhere inside it generates; a shortcut of the window calls
//! generate().
class ComposePanel final : public QWidget {
    Q_OBJECT
public:
    explicit ComposePanel(QWidget *parent = nullptr);

    //! Builds the form. What the artist set goes over to it as far as it fits; what was dropped,
    //! bent or renamed on the way is told, and can be undone. The schema in force changes nothing.
    void setSchema(const ModelSchema &schema, const QString &providerName);
    //! Goes into `Request::provider`.
    void setProviderId(const QString &id) { m_providerId = id; }
    [[nodiscard]] const ModelSchema &schema() const { return m_schema; }

    //! As they would be sent; a random seed is left out.
    [[nodiscard]] Json values() const;
    //! For Reuse all and Remix; missing values take their defaults. Returns the names that this
    //! model does not know, which were dropped: say so.
    QStringList setValues(const Json &values, SeedUse seed);
    //! What crossed over from another form, or from the settings of another tool: what became of it
    //! is told, and can be undone.
    void takeOver(const ModelSchema &from, const CarryOver &carried, SeedUse seed);
    //! As it is now; nothing without a form. And back to it: that model is in force again.
    [[nodiscard]] std::optional<FormStand> stand() const;
    void goBackTo(const FormStand &stand);
    //! Prompt, all values (no secrets), seed and count as JSON; the one that still waits for its
    //! model, while it does.
    [[nodiscard]] QByteArray draft() const;
    //! Before the draft's model is there, it waits for setSchema() with that model, unless the
    //! person begins to write.
    void restoreDraft(const QByteArray &draft);
    [[nodiscard]] int imageCount() const; //!< pictures the next Generate makes
    [[nodiscard]] int jobCount() const;   //!< jobs it takes

    //! The models are open, and the model button says so.
    void setModelsOpen(bool isOpen);
    void showModelError(const QString &text); //!< under the picker; "" takes it away
    void setModelLoading(bool loading);
    //! What is being written stays as it is.
    void setProviderName(const QString &name);
    //! Beside: in a small window, which it has to itself.
    void arrange(Arrangement arrangement);
    //! Ideas for a first picture are offered, and one stands in the prompt already, unless somebody
    //! was quicker.
    void greet();
    void endGreeting();
    //! Stands beside Generate in a small window.
    void setCorner(QWidget *corner);
    //! The panel above Generate.
    [[nodiscard]] const ComposeSheets &sheets() const { return *m_sheets; }
    //! -1 and nothing = unknown; the button shows the cost times jobCount().
    void setEstimate(double secondsPerJob, std::optional<Amount> costPerJob);
    void setQueue(QueueCounts counts);
    void setSpend(const BudgetState &state);
    //! Where new pictures go, and how it is called; 0 = into no album.
    void setAlbum(qint64 album, const QString &name);
    [[nodiscard]] qint64 album() const { return m_album; }
    //! What the lock will keep: the seed of the latest finished job.
    void setLastSeed(qint64 seed);
    //! Says so at the fields that name these inputs.
    void showMissing(const QStringList &inputs);
    //! By it the picture fields of every form bring in what comes to them.
    //! Before the first form is built.
    void setBringer(PictureBringer &bringer) { m_bringer = &bringer; }
    //! nullptr until there is a model.
    [[nodiscard]] FormBody *form() const { return m_form; }
    //! What would be sent, were it sent as it is.
    [[nodiscard]] Request request() const;
    //! A draft with the number of pictures that the form asks for.
    [[nodiscard]] BatchItem itemOf(const JobDraft &draft) const;
    //! Of the form in force; null where the model takes no prompt.
    [[nodiscard]] PromptField *promptField() const
    {
        return m_form ? m_form->promptField() : nullptr;
    }
    //! The prompt comes to so many: the button shows the price of all.
    void setPromptCount(int prompts);
    [[nodiscard]] PromptBar &promptBar() { return *m_promptBar; }
    void focusPrompt();
    void focusSeed();

    //! Checks the form and submits it; shows what is wrong instead when something is. Sends nothing
    //! while another model is being loaded.
    void generate();

    QSize sizeHint() const override { return {344, 640}; }
    QSize minimumSizeHint() const override { return {280, 200}; }

signals:
    //! One draft a job: a single one when the model itself makes several pictures in a job. A fixed
    //! seed counts up from draft to draft within the model's bounds.
    //! Files that are named in them but have not been read come along.
    void submitted(const QList<limner::JobDraft> &drafts, const limner::LocalFiles &files);
    //! Alt+Up and Alt+Down in the prompt: 1 = to an older one, -1 = to a newer one.
    void promptStepWanted(int towardsPast);
    //! The model button was pressed.
    void modelsWanted();
    //! Several models for one prompt.
    void compareWanted();
    //! The artist took a change of the model back: this one is in force again, with its values.
    void wentBack(const QString &providerId, const QString &providerName,
                  const limner::ModelSchema &schema);
    //! The spend line was clicked.
    void spendWanted();
    //! Anything in the form changed; save draft() and refresh the estimate, not too often.
    void draftChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void generateAt(quint64 timestamp);
    void submit(const FormAnswer &answer);
    void noteEdit();
    void showObstacle();
    void applyPendingDraft();
    //! What the form before it was still waiting for, to be awaited once this one has its values.
    [[nodiscard]] std::vector<ComingInput> buildForm(const ModelSchema &schema);
    void goBack();

    qint64 m_album = 0;
    QString m_providerId;
    QString m_formProvider; //!< what the provider was when the form was built
    QString m_formProviderName;
    std::optional<FormStand> m_before = {}; //!< the model changed, or values crossed over
    ModelSchema m_schema = {};
    ModelHead *m_head = nullptr;
    PromptBar *m_promptBar = nullptr; //!< moves from form to form
    int m_prompts = 1;                //!< that the prompt comes to
    ComposeSheets *m_sheets = nullptr;
    FormBody *m_form = nullptr;
    PictureBringer *m_bringer = nullptr;
    GenerateBar *m_bar = nullptr;
    QString m_providerName = {};
    bool m_loading = false;
    bool m_isTouched = false; //!< something was written
    ClickGuard m_clicks;
    Json m_pendingDraft = nullptr;
};

} // namespace limner
