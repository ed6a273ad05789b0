#pragma once

#include "core/upload/storecheck.h"
#include "ui/settings/settingspage.h"

class QFrame;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace limner {

class FormRows;

class SettingsField;

//! Endpoint, bucket, keys, region, and a test that speaks step by step.
class StoragePage final : public SettingsPage {
    Q_OBJECT
public:
    explicit StoragePage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;
    [[nodiscard]] QPushButton *action() override { return m_test; }

    void addStep(const StoreCheckStep &step);
    void showFinished(const StoreCheckResult &result);
    //! After createBucket or makePublic.
    void showActionDone();
    void showActionFailed(const Error &error);

signals:
    void checkRequested();
    void createBucketRequested();
    void makePublicRequested();

private:
    void addFields(QVBoxLayout &layout);
    void makeAddressing();
    [[nodiscard]] FormRows *makeRows();
    void addOutcome(QVBoxLayout &layout);
    void startCheck();
    void addLine(const QString &html);
    void setBusy(bool busy);
    void updateExample();
    void setMood(const char *surface);

    SettingsField *m_endpoint;
    SettingsField *m_bucket;
    SettingsField *m_accessKey;
    SettingsField *m_secretKey;
    SettingsField *m_region;
    SettingsField *m_publicUrl;
    SettingsField *m_caFile;
    SettingsField *m_keyTemplate;
    QComboBox *m_addressing;
    QCheckBox *m_removeDeleted;
    QLabel *m_example;
    QFrame *m_result;
    QLabel *m_lines;
    QPushButton *m_test;
    QPushButton *m_create;
    QPushButton *m_publish;
    QStringList m_html;
    bool m_sandbox = false;
};

} // namespace limner
