#pragma once

#include "core/library/artwork.h"
#include "core/money/caphold.h"
#include "core/notify/notifier.h"
#include "core/settings/automation.h"

#include <QObject>

namespace limner {

class Application;

//! Tells one address outside what happens in the library: `artwork.stored`, `job.failed` and
//! `cap.reached`. Has the words for it and knows when there is something to say.
class Herald final : public QObject {
    Q_OBJECT
public:
    explicit Herald(Application &application, QObject *parent = nullptr);

    void configure(const Automation &automation);
    void tellCap(const CapRefusal &why);
    [[nodiscard]] Notifier &notifier() { return m_notifier; }

private:
    [[nodiscard]] std::optional<OrderedJson> wordsFor(const Notice &notice);
    [[nodiscard]] std::optional<OrderedJson> pictureWords(const QString &uuid);
    [[nodiscard]] std::optional<OrderedJson> jobWords(const QString &id);
    [[nodiscard]] Result<Secret> secret() const;

    Application &m_application;
    Notifier m_notifier;
};

} // namespace limner
