#pragma once

#include "core/base/error.h"
#include "core/provider/modelname.h"
#include "core/provider/modelstore.h"
#include "core/jobs/job.h"
#include "core/picture/records/settingsfit.h"
#include "core/settings/settings.h"
#include "ui/common/errortext.h"
#include "ui/compose/composepanel.h"
#include "ui/common/services.h"
#include "ui/compose/pictures/inputreader.h"
#include "ui/compose/pictures/picturebringer.h"
#include "ui/compose/pictures/pictureuse.h"
#include "ui/compose/prompts/promptflow.h"
#include "ui/compose/settingspart.h"
#include "ui/compose/submission.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace limner {

class PresetFlow;

//! What stands between the compose panel and the services: models in, drafts out, estimates and
//! spending.
class ComposeFlow final : public QObject {
    Q_OBJECT
public:
    ComposeFlow(const Services &services, ComposePanel &panel, QObject *parent = nullptr);

    //! The folder of word lists that prompts name; empty = the library's own.
    void setWildcards(const QString &folder) { m_prompts->setWildcards(folder); }
    //! Which provider generates, and how it is called here.
    void setProvider(const QString &id, const QString &name);
    //! Loads the model of an unfinished draft, or the bundled one.
    void start(const QByteArray &draft);
    //! The same when it was chosen elsewhere: another one comes with its own model, the one that
    //! was used last or its bundled one.
    void followProvider(const QString &id, const QString &name);
    //! A model that was opened elsewhere is in force now, its provider too. `input` is taken over;
    //! null = none.
    void choose(const ModelName &name, const ModelSchema &schema, const Json &input);
    //! The provider has another version of this model; the form follows when it is in force.
    void renew(const QString &provider, const ModelSchema &after);
    //! In force.
    [[nodiscard]] const QString &provider() const { return m_provider; }
    [[nodiscard]] const QString &model() const { return m_schema.model; }
    //! Fills the form with an old request; another model is loaded first.
    void reuse(const Request &request, SeedUse seed);
    //! Fills the form in force with a part of any tool's settings, as far as they fit. `takenOver`
    //! follows, or `told` why not.
    void takePart(const FoundSettings &settings, SettingsPart part);
    //! The form as it was before something was taken over.
    void goBackTo(const FormStand &stand) { m_panel.goBackTo(stand); }
    //! A picture of the library goes into the first picture input of the form.
    void useAsInput(ArtworkId id) { m_use->use(id, m_provider); }
    //! The same of a file.
    void useFileAsInput(const QString &path) { m_use->useFile(path, m_provider); }
    //! The picture that is chosen in the gallery; 0 = none.
    void setChosen(ArtworkId id);
    //! Sends them without looking for a finished twin.
    void makeAgain(const QList<JobDraft> &drafts);

signals:
    void submitted(const QStringList &jobIds);
    //! Theirs, each once, the first one first.
    void modelsUsed(const QList<limner::ModelName> &models);
    //! The same, and nobody has written on meanwhile: one can go and watch.
    void watchWanted();
    void failed(const limner::Error &error, limner::ErrorPlace place);
    //! The library does not have these (any more), and nothing was sent.
    void inputsMissing(const QStringList &inputs);
    //! These have a fixed seed and are there already; nothing was sent.
    void alreadyMade(const QList<limner::MadeBefore> &made);
    //! Values of a picture are in the form, as far as they fit; what it was before that.
    void takenOver(const limner::FormStand &before, const QString &message);
    //! Something that a person should know.
    void told(const QString &message);
    //! Its model was chosen, so that it generates from now on: remember it.
    void providerChosen(const QString &id);

private:
    void load(const QString &provider, const QString &model);
    void loadUsual();
    void useProvider(const QString &id);
    void take(const ModelSchema &schema);
    void fillIn(const Request &request);
    void takeForeign(const FoundSettings &settings, SettingsPart part, SeedUse seed);
    void connectServices();
    void send(const QList<JobDraft> &drafts);
    void tellSent(const Submission &sent);
    void noteFinished(const Job &job);
    void refreshMoney();
    void refreshEstimate();
    void refreshSpend();

    Services m_services;
    ComposePanel &m_panel;
    QString m_provider; //!< of the table of providers
    QString m_providerName;
    QString m_wanted;                     //!< model under way
    QString m_wantedProvider;             //!< and whose it is
    QHash<QString, QString> m_lastModels; //!< by provider
    bool m_isLoading = false;             //!< its schema is asked for
    ModelSchema m_schema;
    std::optional<Request> m_reuse; //!< to be filled in once its model is here
    SeedUse m_reuseSeed = {};
    std::optional<FormStand> m_beforeReuse; //!< the form when it was asked for
    PresetFlow *m_presets;
    PromptFlow *m_prompts; //!< makes batches of what is sent
    InputReader m_reader;  //!< of what is sent
    PictureBringer m_bringer;
    InputReader m_takeOver;  //!< of what is taken over from an old request
    PictureUse *m_use;       //!< of pictures of the library
    QTimer m_estimateTimer;  //!< the price follows the form, once a pause in typing
    int m_estimates = 0;     //!< asked for: only the answer to the latest counts
    bool m_isEdited = false; //!< since the last Generate
};

} // namespace limner
